#include "panels/lifted_trails.hpp"

#include <algorithm>
#include <cmath>

#include "core/hash.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel {

namespace {

constexpr double kSmaller = 21.0 / 23;  // markers here, next to those on the contour map
constexpr double kStep = 0.02;          // length of a piece in the box: about one mesh cell

bool in_domain(Point p) { return std::fabs(p.x) <= 1 && std::fabs(p.y) <= 1; }

}  // namespace

LiftedTrails::LiftedTrails(const FilmContent& content, const Mesh& mesh, const Box& viewport,
                           const std::vector<bool>& draws_line)
    : content_(content),
      mesh_(mesh),
      draws_line_(draws_line),
      width_(content.px(content.theme.trail_width)),
      halo_width_(width_ + 2 * content.px(0.0018)),
      radius_(content.marker_px() * kSmaller) {
  const double scale = std::max(viewport.width, viewport.height) / 2;
  for (const Descent& d : content.descents) {
    std::vector<Point> seen;
    for (const Point p : d.trajectory->points) seen.push_back(scale * place(p));
    std::vector<Node>& nodes = nodes_.emplace_back();
    for (const Vertex& v : thinned(seen, 0.25)) {
      std::vector<Point> pieces;
      if (!nodes.empty() && v.drawn) subdivide(nodes.back().at, (1 / scale) * v.px, pieces);
      for (const Point p : pieces) nodes.push_back({v.epoch, p});
      nodes.push_back({v.epoch, (1 / scale) * v.px, v.drawn});
    }
  }
}

Point LiftedTrails::place(Point p) const {
  const Domain& d = content_.view.domain;
  return {-1 + 2 * (p.x - d.x_min) / (d.x_max - d.x_min), -1 + 2 * (p.y - d.y_min) / (d.y_max - d.y_min)};
}

// Points strictly between a and b. Only the part near the box is cut finely: a diverging step may be of any
// length.
void LiftedTrails::subdivide(Point a, Point b, std::vector<Point>& out) const {
  double from = 0, to = 1;
  const auto cut = [&](double start, double way) {
    if (way == 0) return;
    const double t0 = (-1 - start) / way, t1 = (1 - start) / way;
    from = std::max(from, std::min(t0, t1));
    to = std::min(to, std::max(t0, t1));
  };
  cut(a.x, b.x - a.x);
  cut(a.y, b.y - a.y);
  if (!(from < to)) return;
  const int pieces = std::max(1, static_cast<int>(std::ceil((to - from) * length(b - a) / kStep)));
  for (int i = from > 0 ? 0 : 1; i < pieces + (to < 1 ? 1 : 0); ++i) {
    const Point p = lerp(a, b, from + (to - from) * i / pieces);
    // Rounding must not push the points on the box's edge out of it.
    out.push_back({std::clamp(p.x, -1.0, 1.0), std::clamp(p.y, -1.0, 1.0)});
  }
}

LiftedPoint LiftedTrails::lift(Point at, const LiftedScratch& view) const {
  if (!in_domain(at)) return {};
  const double z = mesh_.height_at(at.x, at.y);
  if (!std::isfinite(z)) return {};
  const Projection::Projected p = view.projection->project({at.x, at.y, z});
  return {p.px, true, !view.depth.visible(p.px, p.depth)};
}

Spot LiftedTrails::spot(Point at, const LiftedScratch& view) const {
  const LiftedPoint p = lift(place(at), view);
  return {p.px, p.on_surface, p.hidden};
}

int LiftedTrails::pieces(Point a, Point b) const {
  constexpr double kMost = 500;  // ways that lead far out of the box
  const double way = length(place(b) - place(a)) / kStep;
  return way < kMost ? std::max(1, static_cast<int>(std::ceil(way))) : static_cast<int>(kMost);
}

void LiftedTrails::project(LiftedScratch& view) const {
  view.trails.resize(nodes_.size());
  for (std::size_t d = 0; d < nodes_.size(); ++d) {
    view.trails[d].clear();
    for (const Node& node : nodes_[d]) {
      view.trails[d].push_back(lift(node.at, view));
      view.trails[d].back().drawn = node.drawn;
    }
  }
}

// Runs of one kind, each a line of its own.
void LiftedTrails::stroke(const LayerCanvases& layers, std::size_t d,
                          std::span<const LiftedPoint> line) const {
  const Color color = content_.descents[d].color;
  const bool is_thin = content_.descents[d].is_thin;
  std::vector<Point> run;
  bool hidden = false;
  const auto flush = [&] {
    if (run.size() > 1) {
      if (is_thin) {
        const double width = width_ * kThinWidth * (hidden ? 0.6 : 1);
        layers[Layer::dim].stroke(run, {.width_px = width, .color = color});
      } else if (hidden) {
        layers[Layer::dim].stroke(run, {.width_px = width_ * 0.8, .color = color});
      } else {
        layers[Layer::halo].stroke(run, {.width_px = halo_width_, .color = content_.theme.halo});
        layers[Layer::core].stroke(run, {.width_px = width_, .color = color});
      }
    }
    run.clear();
  };
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const LiftedPoint &a = line[i], &b = line[i + 1];
    if (!a.on_surface || !b.on_surface || !b.drawn) {
      flush();
      continue;
    }
    const bool is_hidden = a.hidden && b.hidden;
    if (!run.empty() && is_hidden != hidden) flush();
    if (run.empty()) run.push_back(a.px);
    hidden = is_hidden;
    run.push_back(b.px);
  }
  flush();
}

void LiftedTrails::grow(const LayerCanvases& layers, int from, int to, const LiftedScratch& view,
                        std::vector<Rect>& touched) const {
  for (std::size_t d = 0; d < nodes_.size(); ++d) {
    const std::vector<Node>& nodes = nodes_[d];
    if (!draws_line_[d]) continue;
    const auto later = [](int epoch, const Node& n) { return epoch < n.epoch; };
    const auto begin = std::upper_bound(nodes.begin(), nodes.end(), from, later);
    const auto end = std::upper_bound(begin, nodes.end(), to, later);
    if (begin == end) continue;
    const auto first = static_cast<std::size_t>(begin - nodes.begin()) - 1;
    const auto count = static_cast<std::size_t>(end - begin) + 1;
    const std::span<const LiftedPoint> line = std::span(view.trails[d]).subspan(first, count);
    stroke(layers, d, line);
    Rect bounds;
    for (const LiftedPoint& p : line) {
      if (!p.on_surface) continue;
      const double w = halo_width_;
      bounds = united(bounds, pixels_around({p.px.x - w, p.px.y - w, 2 * w, 2 * w}));
    }
    touched.push_back(intersection(bounds, view.area));
  }
}

Point LiftedTrails::head(std::size_t d, const Moment& moment) const {
  const Descent& descent = content_.descents[d];
  const std::vector<Point>& points = descent.trajectory->points;
  const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
  if (e + 1 >= points.size() || !is_finite(points[e + 1])) return place(points[e]);
  return place(lerp(points[e], points[e + 1], descent.fraction_at(moment)));
}

std::vector<LiftedPoint> LiftedTrails::unfinished(std::size_t d, const Moment& moment,
                                                  const LiftedScratch& view) const {
  const std::vector<Node>& nodes = nodes_[d];
  const int epoch = content_.descents[d].epoch_at(moment);
  const auto after =
      std::upper_bound(nodes.begin(), nodes.end(), epoch, [](int e, const Node& n) { return e < n.epoch; });
  if (!draws_line_[d]) return {};
  const Point to = head(d, moment);
  if (after == nodes.begin() || after == nodes.end() || !after->drawn || !is_finite(to)) return {};
  const Point tail = std::prev(after)->at;
  if (to == tail) return {};
  std::vector<Point> line = {tail};
  subdivide(tail, to, line);
  line.push_back(to);
  std::vector<LiftedPoint> lifted;
  for (const Point p : line) lifted.push_back(lift(p, view));
  return lifted;
}

void LiftedTrails::list_moving(const Moment& moment, const LiftedScratch& view,
                               std::vector<MovingItem>& items) const {
  for (std::size_t d = 0; d < nodes_.size(); ++d) {
    Rect bounds;
    const auto add = [&](const LiftedPoint& p, double reach) {
      if (!p.on_surface) return;
      bounds = united(bounds, pixels_around({p.px.x - reach, p.px.y - reach, 2 * reach, 2 * reach}));
    };
    for (const LiftedPoint& p : unfinished(d, moment, view)) add(p, halo_width_);
    const Descent& descent = content_.descents[d];
    if (!descent.is_thin) add(lift(head(d, moment), view), 2 * radius_);
    const auto digest = Hash().add(descent.epoch_at(moment)).add(descent.fraction_at(moment)).value();
    items.push_back({intersection(bounds, view.area), digest});
  }
}

void LiftedTrails::paint_unfinished(const LayerCanvases& layers, const Moment& moment,
                                    const LiftedScratch& view) const {
  for (std::size_t d = 0; d < nodes_.size(); ++d) stroke(layers, d, unfinished(d, moment, view));
}

void LiftedTrails::paint_moving(Canvas& canvas, const Moment& moment, const LiftedScratch& view) const {
  for (std::size_t d = 0; d < nodes_.size(); ++d) {
    const Descent& descent = content_.descents[d];
    if (descent.is_thin) continue;
    const LiftedPoint at = lift(head(d, moment), view);
    if (!at.on_surface) continue;
    const double alpha = at.hidden ? 0.5 : 1;
    canvas.marker(descent.marker, at.px, radius_, descent.color.with_alpha(alpha),
                  content_.theme.halo.with_alpha(alpha), content_.px(0.0022));
  }
}

std::uint64_t LiftedTrails::digest(const Moment& moment) const {
  Hash hash;
  for (const Descent& d : content_.descents) hash.add(d.epoch_at(moment)).add(d.fraction_at(moment));
  return hash.value();
}

}  // namespace gradreel
