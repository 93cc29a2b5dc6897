#include "panels/plane_trails.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "core/hash.hpp"

namespace gradreel {

namespace {

/// The pixels that a line has passed.
class Covered {
 public:
  /// Whether the way from a to b passes one for the first time. Ways far beyond any frame always do.
  bool add(Point a, Point b) {
    constexpr double kFar = 20'000;
    for (const double v : {a.x, a.y, b.x, b.y}) {
      if (std::fabs(v) > kFar) return true;
    }
    const int steps = 1 + static_cast<int>(length(b - a));
    bool is_new = false;
    for (int i = 0; i <= steps; ++i) {
      const Point p = lerp(a, b, static_cast<double>(i) / steps);
      is_new = mark(static_cast<std::int64_t>(std::floor(p.x)), static_cast<std::int64_t>(std::floor(p.y))) ||
               is_new;
    }
    return is_new;
  }

 private:
  /// Whether the pixel was not marked before.
  bool mark(std::int64_t x, std::int64_t y) {
    const std::int64_t block = (x >> 3) * (1 << 20) + (y >> 3);
    if (!last_ || block != last_block_) last_ = &blocks_[block];
    last_block_ = block;
    const std::uint64_t pixel = std::uint64_t{1} << ((x & 7) * 8 + (y & 7));
    const bool is_new = (*last_ & pixel) == 0;
    *last_ |= pixel;
    return is_new;
  }

  std::unordered_map<std::int64_t, std::uint64_t> blocks_;  // of 8 x 8 pixels, a bit each
  std::int64_t last_block_ = 0;
  std::uint64_t* last_ = nullptr;  // its bits: neighbours are mostly in the same block
};

}  // namespace

std::vector<Vertex> thinned(std::span<const Point> line, double tolerance_px) {
  std::vector<Vertex> kept;
  Covered covered;
  Vertex from;
  for (std::size_t e = 0; e < line.size() && is_finite(line[e]); ++e) {
    const Vertex to = {static_cast<int>(e), line[e]};
    const bool last = e + 1 == line.size() || !is_finite(line[e + 1]);
    if (e == 0) {
      kept.push_back(to);
    } else if (!last && length(to.px - from.px) <= tolerance_px) {
      continue;
    } else if (covered.add(from.px, to.px)) {
      if (kept.back().epoch != from.epoch) kept.push_back({from.epoch, from.px, false});
      kept.push_back(to);
    }
    from = to;
  }
  return kept;
}

std::vector<Vertex> thinned_by_column(std::span<const Point> line) {
  std::vector<Vertex> kept;
  std::size_t begin = 0;
  while (begin < line.size() && is_finite(line[begin])) {
    const double column = std::floor(line[begin].x);
    std::size_t low = begin, high = begin, end = begin;
    for (; end < line.size() && is_finite(line[end]) && std::floor(line[end].x) == column; ++end) {
      if (line[end].y < line[low].y) low = end;
      if (line[end].y > line[high].y) high = end;
    }
    std::size_t corners[] = {begin, std::min(low, high), std::max(low, high), end - 1};
    for (const std::size_t e : corners) {
      if (kept.empty() || kept.back().epoch < static_cast<int>(e))
        kept.push_back({static_cast<int>(e), line[e]});
    }
    begin = end;
  }
  return kept;
}

std::size_t last_vertex(const std::vector<Vertex>& line, int epoch) {
  const auto after =
      std::upper_bound(line.begin(), line.end(), epoch, [](int e, const Vertex& v) { return e < v.epoch; });
  return static_cast<std::size_t>(after - line.begin()) - 1;
}

PlaneTrails::PlaneTrails(const FilmContent& content, const Rect& area, const Box& plot,
                         std::vector<std::vector<Point>> lines, bool by_column,
                         const std::vector<bool>& draws_line)
    : content_(&content),
      area_(area),
      plot_(plot),
      width_(content.px(content.theme.trail_width)),
      halo_width_(width_ + 2 * content.px(0.0022)),
      radius_(content.marker_px()) {
  for (std::vector<Point>& px : lines) {
    Line line;
    line.is_drawn = draws_line.empty() || draws_line[lines_.size()];
    const auto end = std::find_if(px.begin(), px.end(), [](Point p) { return !is_finite(p); });
    px.erase(end, px.end());
    if (px.empty()) px.push_back({plot.x - 1e6, plot.y - 1e6});  // a start without a place: outside
    line.vertices = by_column ? thinned_by_column(px) : thinned(px, 0.25);
    line.px = std::move(px);
    line.find_inside(plot_);
    lines_.push_back(std::move(line));
  }
}

void PlaneTrails::Line::find_inside(const Box& plot) {
  last_inside.clear();
  int inside = -1;
  for (std::size_t e = 0; e < px.size(); ++e) {
    if (plot.contains(px[e])) inside = static_cast<int>(e);
    last_inside.push_back(inside);
  }
}

PlaneTrails PlaneTrails::moved(const FilmContent& content, Point scale, Point offset) const {
  PlaneTrails result = *this;
  result.content_ = &content;
  const auto move = [&](Point& p) { p = {scale.x * p.x + offset.x, scale.y * p.y + offset.y}; };
  for (Line& line : result.lines_) {
    for (Point& p : line.px) move(p);
    for (Vertex& v : line.vertices) move(v.px);
    line.find_inside(plot_);
  }
  return result;
}

Point PlaneTrails::Line::head(const Descent& descent, const Moment& moment) const {
  const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
  if (e + 1 >= px.size()) return px.back();
  return lerp(px[e], px[e + 1], descent.fraction_at(moment));
}

std::optional<Point> PlaneTrails::Line::tail(int epoch) const {
  if (!is_drawn) return std::nullopt;
  const std::size_t last = last_vertex(vertices, epoch);
  if (last + 1 == vertices.size() || !vertices[last + 1].drawn) return std::nullopt;
  return vertices[last].px;
}

void PlaneTrails::stroke(const LayerCanvases& layers, std::size_t d, Point a, Point b) const {
  const Point line[] = {a, b};
  if (content_->descents[d].is_thin) {
    layers[Layer::dim].stroke(line, {.width_px = width_ * kThinWidth, .color = content_->descents[d].color});
    return;
  }
  layers[Layer::halo].stroke(line, {.width_px = halo_width_, .color = content_->theme.halo});
  layers[Layer::core].stroke(line, {.width_px = width_, .color = content_->descents[d].color});
}

// Clamped to the plot before it becomes whole pixels: points may lie anywhere.
Rect PlaneTrails::around(Point a, Point b, double margin) const {
  const double x0 = std::clamp(std::min(a.x, b.x) - margin, plot_.x, plot_.right());
  const double x1 = std::clamp(std::max(a.x, b.x) + margin, plot_.x, plot_.right());
  const double y0 = std::clamp(std::min(a.y, b.y) - margin, plot_.y, plot_.bottom());
  const double y1 = std::clamp(std::max(a.y, b.y) + margin, plot_.y, plot_.bottom());
  return pixels_around({x0, y0, x1 - x0, y1 - y0});
}

void PlaneTrails::grow(const LayerCanvases& layers, int from, int to, std::vector<Rect>& touched) const {
  for (std::size_t d = 0; d < lines_.size(); ++d) {
    const std::vector<Vertex>& v = lines_[d].vertices;
    if (!lines_[d].is_drawn) continue;
    for (std::size_t i = last_vertex(v, from) + 1; i < v.size() && v[i].epoch <= to; ++i) {
      const Rect bounds = around(v[i - 1].px, v[i].px, halo_width_);
      if (bounds.empty() || !v[i].drawn) continue;
      const LayerClips clips(layers, plot_);
      stroke(layers, d, v[i - 1].px, v[i].px);
      touched.push_back(bounds);
    }
  }
}

PlaneTrails::Exit PlaneTrails::exit_of(const Line& line, int epoch, Point head) const {
  const int e = line.last_inside[std::min<std::size_t>(static_cast<std::size_t>(epoch), line.px.size() - 1)];
  const bool left = e >= 0 && e + 1 < static_cast<int>(line.px.size());
  const Point from = left ? line.px[static_cast<std::size_t>(e)] : plot_.center();
  const Point to = e == epoch || !left ? head : line.px[static_cast<std::size_t>(e) + 1];
  const Point way = to - from;
  double t = 1;
  const auto reach = [&](double at, double step, double low, double high) {
    if (step > 0) t = std::min(t, (high - at) / step);
    if (step < 0) t = std::min(t, (low - at) / step);
  };
  reach(from.x, way.x, plot_.x, plot_.right());
  reach(from.y, way.y, plot_.y, plot_.bottom());
  return {lerp(from, to, t), way};
}

void PlaneTrails::list_moving(const Moment& moment, std::vector<MovingItem>& items) const {
  for (std::size_t d = 0; d < lines_.size(); ++d) {
    const Descent& descent = content_->descents[d];
    const Line& line = lines_[d];
    const Point head = line.head(descent, moment);
    const Point tail = line.tail(descent.epoch_at(moment)).value_or(head);
    const auto digest = Hash().add(head.x).add(head.y).add(tail.x).add(tail.y).value();
    items.push_back({around(tail, head, halo_width_), digest});
    if (descent.is_thin) continue;
    const bool inside = plot_.contains(head);
    const Point shown = inside ? head : exit_of(line, descent.epoch_at(moment), head).tip;
    const double reach = radius_ * (inside ? 2 : 4);
    const Box marker = {shown.x - reach, shown.y - reach, 2 * reach, 2 * reach};
    items.push_back({intersection(pixels_around(marker), area_), digest});
  }
}

void PlaneTrails::paint_unfinished(const LayerCanvases& layers, const Moment& moment) const {
  const LayerClips clips(layers, plot_);
  for (std::size_t d = 0; d < lines_.size(); ++d) {
    const Descent& descent = content_->descents[d];
    const Line& line = lines_[d];
    const std::optional<Point> tail = line.tail(descent.epoch_at(moment));
    const Point head = line.head(descent, moment);
    if (tail && head != *tail) stroke(layers, d, *tail, head);
  }
}

void PlaneTrails::paint_moving(Canvas& canvas, const Moment& moment) const {
  const auto clip = canvas.clip(to_box(area_));
  const double outline = content_->px(0.0022);
  for (std::size_t d = 0; d < lines_.size(); ++d) {
    const Descent& descent = content_->descents[d];
    if (descent.is_thin) continue;
    const Point head = lines_[d].head(descent, moment);
    if (plot_.contains(head)) {
      canvas.marker(descent.marker, head, radius_, descent.color, content_->theme.halo, outline);
    } else {
      const Exit exit = exit_of(lines_[d], descent.epoch_at(moment), head);
      canvas.arrow_head(exit.tip, exit.direction, radius_ * 3, descent.color, content_->theme.halo, outline);
    }
  }
}

std::uint64_t PlaneTrails::digest(const Moment& moment) const {
  Hash hash;
  for (const Descent& d : content_->descents) hash.add(d.epoch_at(moment)).add(d.fraction_at(moment));
  return hash.value();
}

}  // namespace gradreel
