#include "panels/surface_box.hpp"

#include <algorithm>
#include <cmath>

#include "panels/lifted_trails.hpp"
#include "panels/reach.hpp"

namespace gradreel {

namespace {

constexpr double kSmallBox = 2.6;   // em: lower boxes have little room for numbers
constexpr double kHalfLine = 0.45;  // em: from a label's middle to what stands clear of its letters

Point3 between(Point3 a, Point3 b, double t) {  // t in -1..1
  const double s = (t + 1) / 2;
  return {a.x + s * (b.x - a.x), a.y + s * (b.y - a.y), a.z + s * (b.z - a.z)};
}

}  // namespace

SurfaceBox::SurfaceBox(const FilmContent& content, const ValueScale& heights, const Projection& projection,
                       const Box& cell, bool may_leave)
    : content_(content), heights_(heights), projection_(projection), cell_(cell), may_leave_(may_leave) {
  const Point3 eye = projection.toward_eye();
  near_x_ = eye.x >= 0 ? 1 : -1;
  near_y_ = eye.y >= 0 ? 1 : -1;
  most_marks_ = tall_px() < kSmallBox * small_text(content).size_px ? 3 : 6;
}

double SurfaceBox::tall_px() const {
  return length(projection_.project({0, 0, kBoxHalfHeight}).px -
                projection_.project({0, 0, -kBoxHalfHeight}).px);
}

std::vector<SurfaceBox::Mark> SurfaceBox::marks(double low, double high, int most) const {
  std::vector<Mark> all;
  for (const Tick& t : linear_ticks(low, high, most))
    all.push_back({-1 + 2 * (t.value - low) / (high - low), t.label});
  return all;
}

// True values, wherever the scale puts them; too close to the last one: left out.
std::vector<SurfaceBox::Mark> SurfaceBox::height_marks() const {
  const double tall = tall_px();
  const double label_px = 1.05 * small_text(content_).size_px;
  if (!heights_.logarithmic()) {
    return marks(heights_.low(), heights_.high(), std::clamp(static_cast<int>(tall / label_px), 2, 6));
  }
  std::vector<Mark> all;
  const auto add = [&](double value) {
    const double at = 2 * heights_(value) - 1;
    if (!all.empty() && at - all.back().at < 2 * label_px / std::max(tall, 1.0)) return;
    all.push_back({at, format_number(value, 2)});
  };
  if (heights_.low() == 0) add(0);
  for (double power = 1e-9; power < heights_.high(); power *= 10) {
    if (power > heights_.low() + (heights_.high() - heights_.low()) * 1e-3) add(power);
  }
  return all;
}

void SurfaceBox::paint_behind(Canvas& canvas) const {
  const Theme& theme = content_.theme;
  const double h = kBoxHalfHeight, fx = -near_x_, fy = -near_y_;
  const auto px = [&](double x, double y, double z) { return projection_.project({x, y, z}).px; };
  const Ring panes[] = {{px(-1, -1, -h), px(1, -1, -h), px(1, 1, -h), px(-1, 1, -h)},
                        {px(fx, -1, -h), px(fx, 1, -h), px(fx, 1, h), px(fx, -1, h)},
                        {px(-1, fy, -h), px(1, fy, -h), px(1, fy, h), px(-1, fy, h)}};
  for (const Ring& pane : panes) canvas.fill(std::span(&pane, 1), theme.panel);
  std::vector<Point> lines;
  const Domain& d = content_.view.domain;
  for (const Mark& m : marks(d.x_min, d.x_max, most_marks_)) {
    lines.insert(lines.end(), {px(m.at, -1, -h), px(m.at, 1, -h), px(m.at, fy, -h), px(m.at, fy, h)});
  }
  for (const Mark& m : marks(d.y_min, d.y_max, most_marks_)) {
    lines.insert(lines.end(), {px(-1, m.at, -h), px(1, m.at, -h), px(fx, m.at, -h), px(fx, m.at, h)});
  }
  for (const Mark& m : height_marks()) {
    lines.insert(lines.end(),
                 {px(fx, -1, m.at * h), px(fx, 1, m.at * h), px(-1, fy, m.at * h), px(1, fy, m.at * h)});
  }
  canvas.stroke_segments(lines, {.width_px = content_.px(0.0014), .color = theme.grid});
}

// No label is cut at the cell's border: on the way there it fades.
void SurfaceBox::paint_label(Canvas& canvas, const Label& label) const {
  const TextStyle style = small_text(content_);
  const Point at = label.at;
  const double half = canvas.text_engine().measure(label.text, style).width / 2, size = style.size_px;
  const double inside = std::min({at.x - half - cell_.x, cell_.right() - at.x - half,
                                  at.y - size / 2 - cell_.y, cell_.bottom() - at.y - size / 2});
  const double opacity = may_leave_ ? std::clamp(inside / (kLabelFading * size), 0.0, 1.0) : 1;
  if (opacity == 0) return;
  canvas.text(label.text, at, style, label.color.with_alpha(label.color.a * opacity), Align::center,
              VAlign::middle);
}

SurfaceBox::Edge SurfaceBox::make_edge(const std::vector<Mark>& all, Point3 from, Point3 to, Point3 outward,
                                       std::string_view name, const Width& width_of) const {
  const Theme& theme = content_.theme;
  Edge edge;
  edge.lines = {projection_.project(from).px, projection_.project(to).px};
  // Outward on the screen, at right angles to nothing in particular: along the box's own outward direction.
  const Point middle = projection_.project(between(from, to, 0)).px;
  const Point3 out3 = {(from.x + to.x) / 2 + outward.x, (from.y + to.y) / 2 + outward.y,
                       (from.z + to.z) / 2 + outward.z};
  Point out = projection_.project(out3).px - middle;
  out = (1 / std::max(1e-9, length(out))) * out;
  const double tick = content_.px(0.007), size = small_text(content_).size_px;
  const auto clear_of =
      [&](double width) {  // how far a label's centre must stand off so as not to touch the edge
        return tick + 0.35 * size + std::fabs(out.x) * width / 2 + std::fabs(out.y) * size * 0.35;
      };
  double widest = 0;
  for (const Mark& m : all) {
    const Point at = projection_.project(between(from, to, m.at)).px;
    edge.lines.insert(edge.lines.end(), {at, at + tick * out});
    const double width = width_of(m.label);
    widest = std::max(widest, width);
    edge.labels.push_back({m.label, at + clear_of(width) * out, theme.muted});
  }
  if (name.empty()) return edge;
  const Point at = middle + (clear_of(widest) + std::fabs(out.x) * widest * 0.5 + size) * out;
  edge.labels.push_back({std::string(name), at, theme.ink});
  return edge;
}

std::vector<SurfaceBox::Edge> SurfaceBox::edges(const Width& width_of) const {
  const double h = kBoxHalfHeight;
  const Domain& d = content_.view.domain;
  // The left one of the two vertical edges on the silhouette.
  const Point one = projection_.project({near_x_, -near_y_, 0}).px,
              other = projection_.project({-near_x_, near_y_, 0}).px;
  const bool first = one.x <= other.x;
  const double x = first ? near_x_ : -near_x_, y = first ? -near_y_ : near_y_;
  return {make_edge(marks(d.x_min, d.x_max, most_marks_), {-1, near_y_, -h}, {1, near_y_, -h},
                    {0, near_y_ * 0.2, 0}, "x", width_of),
          make_edge(marks(d.y_min, d.y_max, most_marks_), {near_x_, -1, -h}, {near_x_, 1, -h},
                    {near_x_ * 0.2, 0, 0}, "y", width_of),
          make_edge(height_marks(), {x, y, -h}, {x, y, h}, {x * 0.2, y * 0.2, 0}, "", width_of)};
}

void SurfaceBox::paint_labels(Canvas& canvas) const {
  const TextStyle style = small_text(content_);
  const auto width_of = [&](const std::string& text) {
    return canvas.text_engine().measure(text, style).width;
  };
  for (const Edge& edge : edges(width_of)) {
    canvas.stroke_segments(edge.lines, {.width_px = content_.px(0.0016), .color = content_.theme.muted});
    for (const Label& label : edge.labels) paint_label(canvas, label);
  }
}

Box SurfaceBox::outline() const {
  const double h = kBoxHalfHeight;
  Reach reach;
  for (const double x : {-1.0, 1.0}) {
    for (const double y : {-1.0, 1.0}) {
      for (const double z : {-h, h}) reach.add(projection_.project({x, y, z}).px);
    }
  }
  return reach.box();
}

Box SurfaceBox::bounds(const Width& width_of) const {
  const double half_line = kHalfLine * small_text(content_).size_px;
  Reach reach;
  reach.add(outline());
  for (const Edge& edge : edges(width_of)) {
    for (const Label& label : edge.labels) {
      const double width = width_of(label.text);
      reach.add({label.at.x - width / 2, label.at.y - half_line, width, 2 * half_line});
    }
  }
  return reach.box();
}

}  // namespace gradreel
