#include "overlays/marks.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "draw/halo_text.hpp"
#include "panels/axes.hpp"

namespace gradreel {

Param of_param() {
  return {.name = "of",
          .fallback = std::string(),
          .doc = "for this optimizer alone: its name or its label; for all if empty"};
}

Point place_at(const Descent& descent, const Moment& moment) {
  const std::vector<Point>& points = descent.trajectory->points;
  const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
  if (e + 1 >= points.size() || !is_finite(points[e + 1])) return points[e];
  return lerp(points[e], points[e + 1], descent.fraction_at(moment));
}

std::vector<std::size_t> chosen(const FilmContent& content, const OverlayChoice& choice) {
  std::vector<std::size_t> all;
  for (std::size_t d = 0; d < content.descents.size(); ++d) {
    if (!content.descents[d].is_thin && choice.is_for(content.descents[d].series)) all.push_back(d);
  }
  return all;
}

std::vector<Spot> way(const Ground& ground, Point a, Point b) {
  const int pieces = ground.pieces(a, b);
  std::vector<Spot> spots;
  for (int i = 0; i <= pieces; ++i) spots.push_back(ground.at(lerp(a, b, static_cast<double>(i) / pieces)));
  return spots;
}

Rect around(const Ground& ground, std::span<const Point> points, double reach_px) {
  if (points.empty()) return {};
  const Box box = to_box(ground.area());
  const auto x_of = [&](double x) { return std::clamp(x, box.x, box.right()); };
  const auto y_of = [&](double y) { return std::clamp(y, box.y, box.bottom()); };
  double x0 = 1e300, x1 = -1e300, y0 = 1e300, y1 = -1e300;
  for (const Point p : points) {
    x0 = std::min(x0, p.x - reach_px);
    x1 = std::max(x1, p.x + reach_px);
    y0 = std::min(y0, p.y - reach_px);
    y1 = std::max(y1, p.y + reach_px);
  }
  return pixels_around({x_of(x0), y_of(y0), x_of(x1) - x_of(x0), y_of(y1) - y_of(y0)});
}

void grow_dot(const LayerCanvases& layers, const Ground& ground, const Spot& at, double radius_px,
              double halo_px, Color color, Color halo) {
  if (!at.is_shown) return;
  const auto dot = [&](Layer layer, double radius, Color fill) {
    const auto clip = layers[layer].clip(ground.plot());
    layers[layer].marker(Marker::circle, at.px, radius, fill, fill, 0);
  };
  if (at.is_hidden) {
    dot(Layer::dim, 0.8 * radius_px, color);
  } else {
    dot(Layer::halo, radius_px + halo_px, halo);
    dot(Layer::core, radius_px, color);
  }
}

void grow_line(const LayerCanvases& layers, std::span<const Spot> line, double width_px, double halo_px,
               Color color, Color halo) {
  std::vector<Point> run;
  bool hidden = false;
  const auto flush = [&] {
    if (run.size() > 1 && hidden) {
      layers[Layer::dim].stroke(run, {.width_px = 0.8 * width_px, .color = color});
    } else if (run.size() > 1) {
      layers[Layer::halo].stroke(run, {.width_px = width_px + 2 * halo_px, .color = halo});
      layers[Layer::core].stroke(run, {.width_px = width_px, .color = color});
    }
    run.clear();
  };
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Spot &a = line[i], &b = line[i + 1];
    const bool is_hidden = a.is_hidden && b.is_hidden;
    if (!a.is_shown || !b.is_shown || is_hidden != hidden) flush();
    if (!a.is_shown || !b.is_shown) continue;
    if (run.empty()) run.push_back(a.px);
    hidden = is_hidden;
    run.push_back(b.px);
  }
  flush();
}

std::vector<int> distinct_epochs(const Trajectory& trajectory, const Domain& domain) {
  constexpr double kCells = 2000, kFar = 1e6;
  std::vector<int> kept;
  std::set<std::pair<int, int>> seen;
  for (std::size_t e = 0; e < trajectory.points.size() && is_finite(trajectory.points[e]); ++e) {
    const Point p = trajectory.points[e];
    const double x = (p.x - domain.x_min) / (domain.x_max - domain.x_min) * kCells;
    const double y = (p.y - domain.y_min) / (domain.y_max - domain.y_min) * kCells;
    if (std::fabs(x) > kFar || std::fabs(y) > kFar) continue;
    if (seen.emplace(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y))).second) {
      kept.push_back(static_cast<int>(e));
    }
  }
  return kept;
}

void paint_label(Canvas& canvas, const FilmContent& content, std::string_view text, Point at, Color color,
                 Align align) {
  halo_text(canvas, text, at, small_text(content), color, content.theme.halo, content.px(0.0019), align);
}

Point label_reach(const FilmContent& content, std::string_view text, TextEngine& engine) {
  const TextExtents e = engine.measure(text, small_text(content));
  const double margin = content.px(0.0026) + 2;
  return {e.width / 2 + margin, (e.ascent + e.descent) / 2 + margin};
}

}  // namespace gradreel
