#include "draw/raster3d_spans.hpp"

#include <algorithm>
#include <utility>

#include "draw/raster3d_lanes.hpp"

namespace gradreel::raster3d {
namespace {

int ceil_sample(std::int32_t v) { return (v + kSubsamples - 1) >> 8; }

constexpr int kTileColumns = SampleTile::kColumns, kTileRows = SampleTile::kRows;

GRADREEL_INLINE SampleTile& open_tile(const Samples& samples, int column, int row) {
  const int at = row * samples.tiles_across() + column;
  SampleTile& tile = samples.tiles[at];
  if (samples.drawn[at] == 0) {
    samples.drawn[at] = 1;
    for (SampleTile::Row& r : tile.rows) std::fill_n(r.depth, kTileColumns, SampleTile::kNothing);
  }
  return tile;
}

/// The side of an edge on which a triangle lies: samples where the value is not negative. Of samples on the
/// edge itself, those on left edges and on horizontal ones at the top are inside: what one of two triangles
/// leaves out, the other covers.
struct HalfPlane {
  std::int32_t at = 0, dx = 0, dy = 0;  // value at a sample, per sample and per row
};

/// At the sample (column, row); the inside is right of the way from p to q if `turn` is 1, left if -1.
GRADREEL_INLINE HalfPlane make_half_plane(const Vertex& p, const Vertex& q, std::int32_t turn, int column,
                                          int row) {
  const std::int32_t dx = turn * (q.x - p.x), dy = turn * (q.y - p.y);
  const bool inclusive = dy < 0 || (dy == 0 && dx > 0);
  const std::int32_t x = column * kSubsamples - p.x, y = row * kSubsamples - p.y;
  return {y * dx - x * dy - (inclusive ? 0 : 1), -dy * kSubsamples, dx * kSubsamples};
}

// Samples a side of the largest triangle whose half-planes fit into 32 bits, with those of a vector more.
constexpr int kSmall = 60;

struct Bounds {
  int left = 0, right = 0, top = 0, bottom = 0;  // half-open, in samples
};

GRADREEL_INLINE Bounds bounds_of(const Vertex& a, const Vertex& b, const Vertex& c) {
  return {ceil_sample(std::min({a.x, b.x, c.x})), ceil_sample(std::max({a.x, b.x, c.x})),
          ceil_sample(std::min({a.y, b.y, c.y})), ceil_sample(std::max({a.y, b.y, c.y}))};
}

/// The part of a small triangle in some rows of a tile.
template <int kLanes, bool kLined>
GRADREEL_INLINE void fill_tile(const Vertex& a, const Vertex& b, const Vertex& c, std::int32_t turn,
                               const Shape& shape, int column, int top, int bottom, SampleTile::Row* rows) {
  using Floats = typename Vector<kLanes>::Floats;
  using Ints = typename Vector<kLanes>::Ints;
  constexpr Floats lanes = Vector<kLanes>::kLane;
  constexpr Ints indices = Vector<kLanes>::kIndex;
  for (int k = 0; k < kTileColumns; k += kLanes) {
    const HalfPlane ab = make_half_plane(a, b, turn, column + k, top),
                    bc = make_half_plane(b, c, turn, column + k, top),
                    ca = make_half_plane(c, a, turn, column + k, top);
    Ints in_ab = ab.at + ab.dx * indices, in_bc = bc.at + bc.dx * indices, in_ca = ca.at + ca.dx * indices;
    const LaneShape<kLanes, kLined> lane_shape(shape, (static_cast<float>(column + k) - shape.x0) + lanes);
    Floats y = Floats{} + (static_cast<float>(top) - shape.y0);
    for (int row = top; row < bottom; ++row, y += 1.0F) {
      SampleTile::Row& to = rows[row - top];
      const Ints inside = (in_ab | in_bc | in_ca) >= 0;
      lane_shape.fill(y, inside, to.depth + k, to.color + k);
      in_ab += ab.dy;
      in_bc += bc.dy;
      in_ca += ca.dy;
    }
  }
}

/// Within `in`, which is within the samples: nearly all triangles of a fine mesh.
template <int kLanes, bool kLined>
GRADREEL_INLINE void fill_small(const Vertex& a, const Vertex& b, const Vertex& c, std::int32_t turn,
                                const Shape& shape, const Bounds& in, const Samples& samples) {
  const int left = (in.left - samples.x0) / kTileColumns, right = (in.right - 1 - samples.x0) / kTileColumns;
  for (int top = in.top; top < in.bottom;) {
    const int tile_row = (top - samples.y0) / kTileRows;
    const int bottom = std::min(samples.y0 + (tile_row + 1) * kTileRows, in.bottom);
    for (int tile_column = left; tile_column <= right; ++tile_column) {
      SampleTile& tile = open_tile(samples, tile_column, tile_row);
      fill_tile<kLanes, kLined>(a, b, c, turn, shape, samples.x0 + tile_column * kTileColumns, top, bottom,
                                tile.rows + (top - samples.y0) % kTileRows);
    }
    top = bottom;
  }
}

/// Where an edge crosses rows, exactly: the same samples as by HalfPlane.
struct Edge {
  int begin = 0, end = 0;             // rows
  std::int64_t column = 0, rest = 0;  // first sample at or right of it, at the current row
  std::int64_t column_step = 0, rest_step = 0, whole = 1;  // per row; rests are in units of 1 / whole

  void next() {
    column += column_step;
    rest += rest_step;
    if (rest >= whole) {
      rest -= whole;
      ++column;
    }
  }
};

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// From the upper to the lower vertex, beginning at `from` or where it begins.
Edge make_edge(const Vertex& upper, const Vertex& lower, int from) {
  Edge edge;
  edge.begin = std::max(ceil_sample(upper.y), from);
  edge.end = ceil_sample(lower.y);
  if (edge.begin >= edge.end) return edge;
  const std::int64_t dx = lower.x - upper.x, dy = lower.y - upper.y;
  edge.whole = dy * kSubsamples;
  const std::int64_t down = static_cast<std::int64_t>(edge.begin) * kSubsamples - upper.y;
  const std::int64_t x = upper.x * dy + down * dx + edge.whole - 1, step = dx * kSubsamples;
  edge.column = floor_divide(x, edge.whole);
  edge.rest = x - edge.column * edge.whole;
  edge.column_step = floor_divide(step, edge.whole);
  edge.rest_step = step - edge.column_step * edge.whole;
  return edge;
}

/// Samples begin.. end.. of one row, within the samples.
template <int kLanes, bool kLined>
GRADREEL_INLINE void fill_span(const Shape& shape, int begin, int end, int row, const Samples& samples) {
  using Floats = typename Vector<kLanes>::Floats;
  constexpr Floats lanes = Vector<kLanes>::kLane;
  constexpr auto indices = Vector<kLanes>::kIndex;
  const int y = row - samples.y0;
  const Floats dy = Floats{} + (static_cast<float>(row) - shape.y0);
  for (int k = (begin - samples.x0) / kLanes * kLanes; samples.x0 + k < end; k += kLanes) {
    const int column = samples.x0 + k;
    const Floats dx = (static_cast<float>(column) - shape.x0) + lanes;
    const auto inside = (indices >= begin - column) & (indices < end - column);
    SampleTile::Row& to = open_tile(samples, k / kTileColumns, y / kTileRows).rows[y % kTileRows];
    LaneShape<kLanes, kLined>(shape, dx).fill(dy, inside, to.depth + k % kTileColumns,
                                              to.color + k % kTileColumns);
  }
}

/// Rows from.. to.. between two edges that span them.
template <int kLanes>
GRADREEL_INLINE void fill_rows(const Shape& shape, Edge& left, Edge& right, int from, int to,
                               const Samples& samples) {
  for (int row = from; row < to; ++row, left.next(), right.next()) {
    const auto begin = static_cast<int>(std::max<std::int64_t>(left.column, samples.x0));
    const auto end = static_cast<int>(std::min<std::int64_t>(right.column, samples.x0 + samples.columns));
    if (begin >= end) continue;
    if (shape.lined) {
      fill_span<kLanes, true>(shape, begin, end, row, samples);
    } else {
      fill_span<kLanes, false>(shape, begin, end, row, samples);
    }
  }
}

/// Any triangle, also partly out of the samples.
template <int kLanes>
GRADREEL_INLINE void fill_large(const Vertex& a, const Vertex& b, const Vertex& c, const Shape& shape,
                                const Samples& samples) {
  const Vertex* v[3] = {&a, &b, &c};  // from the top
  std::stable_sort(v, v + 3, [](const Vertex* p, const Vertex* q) { return p->y < q->y; });
  // Positive where the middle vertex is right of the edge from the upper to the lower one.
  const std::int64_t side = static_cast<std::int64_t>(v[1]->x - v[0]->x) * (v[2]->y - v[0]->y) -
                            static_cast<std::int64_t>(v[2]->x - v[0]->x) * (v[1]->y - v[0]->y);
  Edge whole = make_edge(*v[0], *v[2], samples.y0);
  for (const int k : {0, 1}) {
    Edge part = make_edge(*v[k], *v[k + 1], samples.y0);
    const int to = std::min(part.end, samples.y0 + samples.rows);
    if (side > 0) {
      fill_rows<kLanes>(shape, whole, part, part.begin, to, samples);
    } else {
      fill_rows<kLanes>(shape, part, whole, part.begin, to, samples);
    }
  }
}

template <int kLanes>
GRADREEL_INLINE void fill_triangle(const Vertex* vertices, const Triangle& triangle, const LineStyle& style,
                                   const Samples& samples) {
  const Vertex &a = vertices[triangle.vertex[0]], &b = vertices[triangle.vertex[1]],
               &c = vertices[triangle.vertex[2]];
  const Bounds in = bounds_of(a, b, c);
  const int right = samples.x0 + samples.columns, bottom = samples.y0 + samples.rows;
  if (in.left >= in.right || in.top >= in.bottom || in.left >= right || in.top >= bottom ||
      in.right <= samples.x0 || in.bottom <= samples.y0) {
    return;
  }
  const std::int64_t area =
      static_cast<std::int64_t>(b.x - a.x) * (c.y - a.y) - static_cast<std::int64_t>(c.x - a.x) * (b.y - a.y);
  if (area == 0) return;
  const Shape shape = make_shape(a, b, c, static_cast<double>(area), triangle, style);
  const bool small = in.right - in.left <= kSmall && in.bottom - in.top <= kSmall && in.left >= samples.x0 &&
                     in.right <= right && in.top >= samples.y0 && in.bottom <= bottom;
  const std::int32_t turn = area > 0 ? 1 : -1;
  if (!small) {
    fill_large<kLanes>(a, b, c, shape, samples);
  } else if (shape.lined) {
    fill_small<kLanes, true>(a, b, c, turn, shape, in, samples);
  } else {
    fill_small<kLanes, false>(a, b, c, turn, shape, in, samples);
  }
}

template <int kLanes>
GRADREEL_INLINE void fill_all(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                              const LineStyle& lines, const Samples& samples) {
  for (const Triangle& triangle : triangles) fill_triangle<kLanes>(vertices.data(), triangle, lines, samples);
}

#ifdef GRADREEL_WIDE
__attribute__((target("avx2"))) void fill_wide(std::span<const Vertex> vertices,
                                               std::span<const Triangle> triangles, const LineStyle& lines,
                                               const Samples& samples) {
  fill_all<8>(vertices, triangles, lines, samples);
}
#endif

}  // namespace

void fill_triangles_narrow(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                           const LineStyle& lines, const Samples& samples) {
  fill_all<4>(vertices, triangles, lines, samples);
}

void fill_triangles(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                    const LineStyle& lines, const Samples& samples) {
#ifdef GRADREEL_WIDE
  if (__builtin_cpu_supports("avx2") != 0) return fill_wide(vertices, triangles, lines, samples);
#endif
  fill_triangles_narrow(vertices, triangles, lines, samples);
}

}  // namespace gradreel::raster3d
