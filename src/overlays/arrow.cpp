#include "overlays/arrow.hpp"

#include <algorithm>

#include "core/num.hpp"
#include "overlays/marks.hpp"

namespace gradreel {

namespace {

double total_length(std::span<const Point> line) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += length(line[i + 1] - line[i]);
  return sum;
}

/// The line without the last `cut` of its length.
std::vector<Point> without_end(std::span<const Point> line, double cut) {
  double left = total_length(line) - cut;
  std::vector<Point> kept = {line.front()};
  for (std::size_t i = 0; i + 1 < line.size() && left > 0; ++i) {
    const double piece = length(line[i + 1] - line[i]);
    if (piece > 0) kept.push_back(piece <= left ? line[i + 1] : lerp(line[i], line[i + 1], left / piece));
    left -= piece;
  }
  return kept;
}

}  // namespace

ArrowStyle arrow_style(const FilmContent& content, Color color) {
  return {color, content.theme.halo, content.px(0.0038), content.px(0.017), content.px(0.0018)};
}

std::optional<Arrow> lay_arrow(const Ground& ground, Point from, Point to) {
  if (!is_finite(from) || !is_finite(to)) return std::nullopt;
  const Spot foot = ground.at(from);
  if (!foot.is_shown || !ground.plot().contains(foot.px)) return std::nullopt;
  Arrow arrow = {{}, foot.is_hidden};
  for (const Spot& s : way(ground, from, to)) {
    if (!s.is_shown) break;  // it ends where the surface does
    arrow.line.push_back(s.px);
  }
  if (arrow.line.size() < 2) return std::nullopt;
  return arrow;
}

Rect bounds(const Arrow& arrow, const ArrowStyle& style, const Ground& ground) {
  return around(ground, arrow.line, style.head_px + style.width_px + 2 * style.halo_px + 1);
}

void paint(Canvas& canvas, const Arrow& arrow, const ArrowStyle& style) {
  const double whole = total_length(arrow.line);
  if (!(whole > 0.5)) return;
  const double alpha = arrow.is_hidden ? 0.5 : 1;
  const Color color = style.color.with_alpha(style.color.a * alpha);
  const Color halo = style.halo.with_alpha(style.halo.a * alpha);
  const double head = std::min(style.head_px, 0.6 * whole);
  const std::vector<Point> shaft = without_end(arrow.line, 0.8 * head);
  const Point tip = arrow.line.back(), base = without_end(arrow.line, head).back();
  canvas.stroke(shaft, {.width_px = style.width_px + 2 * style.halo_px, .color = halo});
  canvas.arrow_head(tip, tip - base, head, color, halo, style.halo_px);
  canvas.stroke(shaft, {.width_px = style.width_px, .color = color});
}

ArrowScale::ArrowScale(const Domain& domain, double largest, double share, bool equal)
    : domain_(domain), largest_(largest > 0 ? largest : 1), share_(share), equal_(equal) {}

std::optional<Point> ArrowScale::tip(const Ground& ground, Point from, Point vector) const {
  constexpr double kBend = 50;  // the greater, the longer are arrows of short vectors
  const double size = length(vector);
  if (!(size > 0) || !std::isfinite(size)) return std::nullopt;
  double width = domain_.x_max - domain_.x_min, height = domain_.y_max - domain_.y_min;
  if (ground.has_equal_units()) width = height = std::min(width, height);
  const Point unit = {vector.x / width, vector.y / height};
  const double r = std::min(1.0, size / largest_);
  const double share = equal_ ? share_ : share_ * num::log1p(kBend * r) / num::log1p(kBend);
  const double stretch = share / length(unit);
  return from + Point{stretch * unit.x * width, stretch * unit.y * height};
}

Param length_param() {
  return {
      .name = "length",
      .fallback = std::string("log"),
      .doc = "log: arrows grow with the logarithm of the vector's length; equal: all have the same length",
      .choices = {"log", "equal"}};
}

Param scale_param() {
  return {.name = "scale",
          .fallback = 1.0,
          .doc = "factor for the arrows' lengths",
          .range = {.low = 0.1, .high = 10}};
}

}  // namespace gradreel
