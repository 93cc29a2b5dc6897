#include "draw/raster3d_spans.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

// Each lane does the same single-precision operations whatever the width of the vectors (no contraction, no
// reassociation), so the pixels do not depend on the CPU. Wide vectors are compiled for CPUs that have them
// only: GCC takes those that are wider than the target's apart into scalars.
#if defined(__x86_64__)
#define GRADREEL_WIDE 1
#endif
#define GRADREEL_INLINE [[gnu::always_inline]] inline

namespace gradreel::raster3d {
namespace {

template <int kLanes>
struct Vector;

template <>
struct Vector<4> {
  using Floats = float __attribute__((vector_size(16)));
  using Ints = std::int32_t __attribute__((vector_size(16)));
  static constexpr Floats kLane = {0, 1, 2, 3};
  static constexpr Ints kIndex = {0, 1, 2, 3};
};

#ifdef GRADREEL_WIDE
template <>
struct Vector<8> {
  using Floats = float __attribute__((vector_size(32)));
  using Ints = std::int32_t __attribute__((vector_size(32)));
  static constexpr Floats kLane = {0, 1, 2, 3, 4, 5, 6, 7};
  static constexpr Ints kIndex = {0, 1, 2, 3, 4, 5, 6, 7};
};
#endif

constexpr float kHalfLine = 1;    // half of a grid line's width, in samples
constexpr float kCrowded = 10;    // distance between lines, in samples, where they are gone
constexpr float kUncrowded = 40;  // and where they are at full strength
constexpr double kThinnest =
    1.0 / 2048;  // height by length of a triangle whose gradients are still exact enough

/// A quantity that is linear over the screen: value at the triangle's topmost vertex, and per sample.
struct Plane {
  float origin = 0, dx = 0, dy = 0;
};

struct Edge {
  std::int64_t x = 0, step = 0;  // at the current row and per row, in 2^-32 samples
  int begin = 0, end = 0;        // rows
};

int ceil_sample(std::int32_t v) { return (v + kSubsamples - 1) >> 8; }

/// From the upper to the lower vertex, so that both triangles at an edge compute the same crossings: what one
/// leaves out, the other covers.
GRADREEL_INLINE Edge make_edge(const Vertex& upper, const Vertex& lower) {
  Edge edge;
  edge.begin = ceil_sample(upper.y);
  edge.end = ceil_sample(lower.y);
  if (edge.begin >= edge.end) return edge;
  const double slope = static_cast<double>(lower.x - upper.x) / (lower.y - upper.y);
  const double x = upper.x + (static_cast<double>(edge.begin) * kSubsamples - upper.y) * slope;
  edge.x = static_cast<std::int64_t>(x * (4294967296.0 / kSubsamples));
  edge.step = static_cast<std::int64_t>(slope * 4294967296.0);
  return edge;
}

GRADREEL_INLINE int first_inside(std::int64_t x) { return static_cast<int>((x + 0xFFFFFFFF) >> 32); }

/// Turns values at the vertices into planes.
class Gradients {
 public:
  GRADREEL_INLINE Gradients(const Vertex& a, const Vertex& b, const Vertex& c, double area) {
    const double scale = kSubsamples / area;
    bx_ = static_cast<float>((c.y - a.y) * scale);
    by_ = static_cast<float>((a.x - c.x) * scale);
    cx_ = static_cast<float>((a.y - b.y) * scale);
    cy_ = static_cast<float>((b.x - a.x) * scale);
  }
  GRADREEL_INLINE Plane plane(float a, float b, float c) const {
    return {a, (b - a) * bx_ + (c - a) * cx_, (b - a) * by_ + (c - a) * cy_};
  }

  /// For a triangle so thin that values across it would drown in rounding: along its longest side only.
  GRADREEL_INLINE void flatten(const Vertex& a, const Vertex& b, const Vertex& c);

 private:
  float bx_, by_, cx_, cy_;
};

double squared_length(const Vertex& a, const Vertex& b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  return dx * dx + dy * dy;
}

void Gradients::flatten(const Vertex& a, const Vertex& b, const Vertex& c) {
  // All values are then functions of the place t along the side from the topmost vertex to the farther one.
  const bool to_c = squared_length(a, c) >= squared_length(a, b);
  const Vertex& far = to_c ? c : b;
  const double scale = kSubsamples / squared_length(a, far);
  const float x = static_cast<float>((far.x - a.x) * scale), y = static_cast<float>((far.y - a.y) * scale);
  bx_ = to_c ? 0 : x;
  by_ = to_c ? 0 : y;
  cx_ = to_c ? x : 0;
  cy_ = to_c ? y : 0;
}

/// Darkening by a grid line: how much, and the distance from it in samples.
struct Line {
  float amount = 0;
  Plane distance;
};

GRADREEL_INLINE Line make_line(bool there, const std::uint8_t* cells, const int* order,
                               const Gradients& gradients, const LineStyle& style) {
  Line line;
  if (!there) return line;
  const Plane plane = gradients.plane(cells[order[0]], cells[order[1]], cells[order[2]]);
  const float per_sample = std::sqrt(plane.dx * plane.dx + plane.dy * plane.dy);
  if (!(per_sample > 0)) return line;
  const float samples = 1 / per_sample;  // per cell
  const float clear = (style.cells * samples - kCrowded) / (kUncrowded - kCrowded);
  line.amount = style.darkness * std::clamp(clear, 0.0F, 1.0F);
  line.distance = {plane.origin * samples, plane.dx * samples, plane.dy * samples};
  return line;
}

struct Shape {
  Plane channel[4];  // red, green, blue (rounded by adding a half), depth
  Line lines[2];
  bool lined = false;
  float x0 = 0, y0 = 0;
};

template <class Floats>
GRADREEL_INLINE void add_line(const Line& line, const Floats& dx, float dy, Floats& light) {
  const Floats distance = (line.distance.origin + line.distance.dy * dy) + line.distance.dx * dx;
  Floats cover = kHalfLine + 0.5F - distance;
  cover = cover > 0.0F ? cover : Floats{};
  cover = cover < 1.0F ? cover : Floats{} + 1.0F;
  const Floats mine = 1.0F - line.amount * cover;
  light = mine < light ? mine : light;
}

/// Samples of one row, beginning at `first` (of the frame).
template <int kLanes, bool kLined>
GRADREEL_INLINE void fill_span(const Shape& shape, int first, int count, float dy, float* depth,
                               std::uint32_t* color) {
  using Floats = typename Vector<kLanes>::Floats;
  using Ints = typename Vector<kLanes>::Ints;
  constexpr Floats lanes = Vector<kLanes>::kLane;
  constexpr Ints indices = Vector<kLanes>::kIndex;
  float base[4];
  for (int c = 0; c < 4; ++c) base[c] = shape.channel[c].origin + shape.channel[c].dy * dy;
  const float dx0 = static_cast<float>(first) - shape.x0;
  for (int k = 0; k < count; k += kLanes) {
    const Floats dx = (dx0 + static_cast<float>(k)) + lanes;
    Floats old_depth;
    Ints old_color;
    std::memcpy(&old_depth, depth + k, sizeof old_depth);
    std::memcpy(&old_color, color + k, sizeof old_color);
    const Floats z = base[3] + shape.channel[3].dx * dx;
    const Ints wins = (z < old_depth) & (indices < count - k);
    Floats r = base[0] + shape.channel[0].dx * dx, g = base[1] + shape.channel[1].dx * dx,
           b = base[2] + shape.channel[2].dx * dx;
    if constexpr (kLined) {
      Floats light = Floats{} + 1.0F;
      for (const Line& line : shape.lines) add_line(line, dx, dy, light);
      r *= light;
      g *= light;
      b *= light;
    }
    const Ints packed = static_cast<Ints>(Ints{} + static_cast<std::int32_t>(0xFF000000)) |
                        (__builtin_convertvector(r, Ints) << 16) | (__builtin_convertvector(g, Ints) << 8) |
                        __builtin_convertvector(b, Ints);
    const Floats new_depth = wins ? z : old_depth;
    const Ints new_color = wins ? packed : old_color;
    std::memcpy(depth + k, &new_depth, sizeof new_depth);
    std::memcpy(color + k, &new_color, sizeof new_color);
  }
}

/// Rows from.. to.. between two edges that span them.
template <int kLanes>
GRADREEL_INLINE void fill_rows(const Shape& shape, Edge left, Edge right, int from, int to,
                               const Samples& samples) {
  from = std::max(from, samples.y0);
  to = std::min(to, samples.y0 + samples.rows);
  if (from >= to) return;
  left.x += left.step * (from - left.begin);
  right.x += right.step * (from - right.begin);
  for (int sy = from; sy < to; ++sy, left.x += left.step, right.x += right.step) {
    const int begin = std::max(first_inside(left.x), samples.x0);
    const int end = std::min(first_inside(right.x), samples.x0 + samples.columns);
    if (begin >= end) continue;
    const int row = sy - samples.y0, column = begin - samples.x0;
    int* extent = samples.extents + 2 * row;
    extent[0] = std::min(extent[0], column);
    extent[1] = std::max(extent[1], end - samples.x0);
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(row) * samples.stride + column;
    const float dy = static_cast<float>(sy) - shape.y0;
    if (shape.lined) {
      fill_span<kLanes, true>(shape, begin, end - begin, dy, samples.depth + at, samples.color + at);
    } else {
      fill_span<kLanes, false>(shape, begin, end - begin, dy, samples.depth + at, samples.color + at);
    }
  }
}

/// Of a triangle whose vertices from the top are a, b, c, the `order`-th of `triangle`.
GRADREEL_INLINE Shape make_shape(const Vertex& a, const Vertex& b, const Vertex& c, double area, bool upper,
                                 const Triangle& triangle, const int* order, const LineStyle& style) {
  Gradients gradients(a, b, c, area);
  const double longest = std::max({squared_length(a, b), squared_length(b, c), squared_length(a, c)});
  const bool thin = std::fabs(area) < kThinnest * longest;
  if (thin) gradients.flatten(a, b, c);

  Shape shape;
  shape.x0 = static_cast<float>(a.x) / kSubsamples;
  shape.y0 = static_cast<float>(a.y) / kSubsamples;
  for (int k = 0; k < 3; ++k) {
    shape.channel[k] = upper ? gradients.plane(a.top[k], b.top[k], c.top[k])
                             : gradients.plane(a.bottom[k], b.bottom[k], c.bottom[k]);
    shape.channel[k].origin += 0.5F;
  }
  shape.channel[3] = gradients.plane(a.depth, b.depth, c.depth);
  shape.lined = (triangle.on_column_line || triangle.on_row_line) && !thin;
  if (shape.lined) {
    shape.lines[0] = make_line(triangle.on_column_line, triangle.column, order, gradients, style);
    shape.lines[1] = make_line(triangle.on_row_line, triangle.row, order, gradients, style);
  }
  return shape;
}

GRADREEL_INLINE bool outside(const Vertex& a, const Vertex& b, const Vertex& c, const Samples& s) {
  const std::int32_t left = s.x0 * kSubsamples, right = (s.x0 + s.columns) * kSubsamples;
  return c.y <= s.y0 * kSubsamples - kSubsamples || a.y >= (s.y0 + s.rows) * kSubsamples ||
         std::max({a.x, b.x, c.x}) < left || std::min({a.x, b.x, c.x}) >= right;
}

template <int kLanes>
GRADREEL_INLINE void fill_triangle(const Vertex* vertices, const Triangle& triangle, const LineStyle& style,
                                   const Samples& samples) {
  int order[3] = {0, 1, 2};  // from the top
  const auto y = [&](int k) { return vertices[triangle.vertex[order[k]]].y; };
  bool swapped = false;
  for (const auto& [p, q] : {std::pair{0, 1}, std::pair{1, 2}, std::pair{0, 1}}) {
    if (y(q) < y(p)) {
      std::swap(order[p], order[q]);
      swapped = !swapped;
    }
  }
  const Vertex& a = vertices[triangle.vertex[order[0]]];
  const Vertex& b = vertices[triangle.vertex[order[1]]];
  const Vertex& c = vertices[triangle.vertex[order[2]]];
  if (outside(a, b, c, samples)) return;
  // Positive where b is right of the edge from a to c, as y points down.
  const std::int64_t area =
      static_cast<std::int64_t>(b.x - a.x) * (c.y - a.y) - static_cast<std::int64_t>(c.x - a.x) * (b.y - a.y);
  if (area == 0) return;
  const Shape shape =
      make_shape(a, b, c, static_cast<double>(area), (area < 0) != swapped, triangle, order, style);
  const Edge ac = make_edge(a, c), ab = make_edge(a, b), bc = make_edge(b, c);
  if (area > 0) {
    fill_rows<kLanes>(shape, ac, ab, ab.begin, ab.end, samples);
    fill_rows<kLanes>(shape, ac, bc, bc.begin, bc.end, samples);
  } else {
    fill_rows<kLanes>(shape, ab, ac, ab.begin, ab.end, samples);
    fill_rows<kLanes>(shape, bc, ac, bc.begin, bc.end, samples);
  }
}

template <int kLanes>
GRADREEL_INLINE void fill_all(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                              const LineStyle& lines, const Samples& samples) {
  for (const Triangle& triangle : triangles) fill_triangle<kLanes>(vertices.data(), triangle, lines, samples);
}

GRADREEL_INLINE void resolve(const float* depth, const std::uint32_t* color, int stride, float nothing,
                             std::uint32_t* pixels, int count) {
  for (int i = 0; i < count; ++i) {
    const std::uint32_t old = pixels[i];
    std::uint32_t even = 0x00020002, odd = 0x00020002;  // sums of alternate channels, and two for rounding
    for (const int at : {2 * i, 2 * i + 1, stride + 2 * i, stride + 2 * i + 1}) {
      const std::uint32_t s = depth[at] < nothing ? color[at] : old;
      even += s & 0x00FF00FF;
      odd += (s >> 8) & 0x00FF00FF;
    }
    pixels[i] = ((even >> 2) & 0x00FF00FF) | (((odd >> 2) & 0x00FF00FF) << 8);
  }
}

#ifdef GRADREEL_WIDE
__attribute__((target("avx2"))) void fill_wide(std::span<const Vertex> vertices,
                                               std::span<const Triangle> triangles, const LineStyle& lines,
                                               const Samples& samples) {
  fill_all<8>(vertices, triangles, lines, samples);
}

__attribute__((target("avx2"))) void resolve_wide(const float* depth, const std::uint32_t* color, int stride,
                                                  float nothing, std::uint32_t* pixels, int count) {
  resolve(depth, color, stride, nothing, pixels, count);
}

bool wide() { return __builtin_cpu_supports("avx2") != 0; }
#endif

}  // namespace

void fill_triangles_narrow(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                           const LineStyle& lines, const Samples& samples) {
  fill_all<4>(vertices, triangles, lines, samples);
}

void fill_triangles(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                    const LineStyle& lines, const Samples& samples) {
#ifdef GRADREEL_WIDE
  if (wide()) return fill_wide(vertices, triangles, lines, samples);
#endif
  fill_triangles_narrow(vertices, triangles, lines, samples);
}

void resolve_row(const float* depth, const std::uint32_t* color, int stride, float nothing,
                 std::uint32_t* pixels, int count) {
#ifdef GRADREEL_WIDE
  if (wide()) return resolve_wide(depth, color, stride, nothing, pixels, count);
#endif
  resolve(depth, color, stride, nothing, pixels, count);
}

}  // namespace gradreel::raster3d
