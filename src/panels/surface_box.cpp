#include "panels/surface_box.hpp"

#include <algorithm>
#include <cmath>

#include "panels/contour_part.hpp"
#include "panels/lifted_trails.hpp"
#include "panels/reach.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kLongestMark = 6;  // characters of a number: longer ones have no room around the box
constexpr double kBetween = 0.1,
                 kFadingGap = 0.4;  // em: between labels; over which one fades that would touch another
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
  const Domain& d = content.view.domain;
  x_ = marks(d.x_min, d.x_max, most_marks_);
  y_ = marks(d.y_min, d.y_max, most_marks_);
  z_ = height_marks();
}

double SurfaceBox::tall_px() const {
  return length(projection_.project({0, 0, kBoxHalfHeight}).px -
                projection_.project({0, 0, -kBoxHalfHeight}).px);
}

SurfaceBox::Marks SurfaceBox::marks(double low, double high, int most) {
  TickScale scale = {low, high};
  scale.most = most;
  TickChoice choice = choose_short_ticks(scale, kLongestMark);
  Marks marks = {{}, choice.notation};
  for (const Tick& t : choice.ticks) marks.all.push_back({2 * ((t.value - low) / (high - low)) - 1, t.label});
  return marks;
}

// True values, wherever the scale puts them.
SurfaceBox::Marks SurfaceBox::height_marks() const {
  constexpr std::size_t kFewest = 3;
  const double tall = std::max(tall_px(), 1.0), label_px = 1.05 * small_text(content_).size_px;
  const double low = heights_.low(), high = heights_.high();
  if (!heights_.logarithmic()) {
    Marks linear = marks(low, high, std::clamp(static_cast<int>(tall / label_px), 2, 6));
    return linear;
  }
  Marks powers = {powers_of_ten(2 * label_px / tall), {}};
  if (powers.all.size() >= kFewest) return powers;
  TickScale scale = {low, high};
  scale.value_at = [&](double t) { return heights_.inverse(t); };
  scale.most = std::clamp(static_cast<int>(tall / label_px), 3, 6);
  const TickChoice choice = choose_short_ticks(scale, kLongestMark);
  Marks spread = {{}, choice.notation};
  for (const Tick& t : choice.ticks) spread.all.push_back({2 * heights_(t.value) - 1, t.label});
  return spread;
}

// Too close to the last one: left out.
std::vector<SurfaceBox::Mark> SurfaceBox::powers_of_ten(double apart) const {
  const double low = heights_.low(), high = heights_.high(), least = low + (high - low) * 1e-3;
  std::vector<Mark> all;
  const auto add = [&](double value) {
    const double at = 2 * heights_(value) - 1;
    if (!all.empty() && at - all.back().at < apart) return;
    all.push_back({at, format_number(value, 2)});
  };
  if (low == 0) add(0);
  for (double power = 1e-9; power < high; power *= 10) {
    if (power > least) add(power);
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
  for (const Mark& m : x_.all) {
    lines.insert(lines.end(), {px(m.at, -1, -h), px(m.at, 1, -h), px(m.at, fy, -h), px(m.at, fy, h)});
  }
  for (const Mark& m : y_.all) {
    lines.insert(lines.end(), {px(-1, m.at, -h), px(1, m.at, -h), px(fx, m.at, -h), px(fx, m.at, h)});
  }
  for (const Mark& m : z_.all) {
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
    edge.labels.push_back({content_.words->number(m.label), at + clear_of(width) * out, theme.muted});
  }
  if (name.empty()) return edge;
  const double longer = std::max(0.0, width_of(std::string(name)) - size);  // than a letter
  const double away = clear_of(widest) + std::fabs(out.x) * (widest + longer) * 0.5 + size;
  const Point at = middle + away * out;
  edge.labels.push_back({std::string(name), at, theme.ink, true});
  return edge;
}

std::vector<SurfaceBox::Edge> SurfaceBox::edges(const Width& width_of) const {
  const double h = kBoxHalfHeight;
  // The left one of the two vertical edges on the silhouette.
  const Point one = projection_.project({near_x_, -near_y_, 0}).px,
              other = projection_.project({-near_x_, near_y_, 0}).px;
  const bool first = one.x <= other.x;
  const double x = first ? near_x_ : -near_x_, y = first ? -near_y_ : near_y_;
  std::vector<Edge> all = {
      make_edge(x_.all, {-1, near_y_, -h}, {1, near_y_, -h}, {0, near_y_ * 0.2, 0},
                x_.notation.named(content_.brief_axis_name(0), *content_.words), width_of),
      make_edge(y_.all, {near_x_, -1, -h}, {near_x_, 1, -h}, {near_x_ * 0.2, 0, 0},
                y_.notation.named(content_.brief_axis_name(1), *content_.words), width_of),
      make_edge(z_.all, {x, y, -h}, {x, y, h}, {x * 0.2, y * 0.2, 0}, "", width_of)};
  if (z_.notation.is_plain()) return all;
  const Point top = projection_.project({x, y, h}).px;
  const double above = 1.2 * small_text(content_).size_px;
  all.back().labels.push_back(
      {z_.notation.named("", *content_.words), {top.x, top.y - above}, content_.theme.muted, true});
  return all;
}

// Of two labels that would touch, the one nearer to the box's near corner is left out; under a moving camera
// it fades.
std::vector<SurfaceBox::Label> SurfaceBox::clear_labels(const std::vector<Edge>& edges,
                                                        const Width& width_of) const {
  const double size = small_text(content_).size_px;
  const Point corner = projection_.project({near_x_, near_y_, -kBoxHalfHeight}).px;
  std::vector<Label> all, clear;
  for (const Edge& edge : edges) all.insert(all.end(), edge.labels.begin(), edge.labels.end());
  std::stable_sort(all.begin(), all.end(), [&](const Label& a, const Label& b) {
    if (a.is_name != b.is_name) return a.is_name;
    return length(a.at - corner) > length(b.at - corner);
  });
  std::vector<double> opacities;
  for (Label& label : all) {
    double opacity = 1;
    for (std::size_t i = 0; i < clear.size(); ++i) {
      const double beside =
          std::fabs(label.at.x - clear[i].at.x) - (width_of(label.text) + width_of(clear[i].text)) / 2;
      const double above = std::fabs(label.at.y - clear[i].at.y) - 2 * kHalfLine * size;
      const double gap = std::max(beside, above) / size - kBetween;
      const double apart = content_.camera.moves() ? std::clamp(gap / kFadingGap, 0.0, 1.0)
                           : gap >= 0              ? 1
                                                   : 0;
      opacity = std::min(opacity, 1 - opacities[i] * (1 - apart));
    }
    if (opacity <= 0) continue;
    label.color.a *= opacity;
    clear.push_back(label);
    opacities.push_back(opacity);
  }
  return clear;
}

void SurfaceBox::paint_labels(Canvas& canvas) const {
  const TextStyle style = small_text(content_);
  const auto width_of = [&](const std::string& text) {
    return canvas.text_engine().measure(text, style).width;
  };
  const std::vector<Edge> all = edges(width_of);
  for (const Edge& edge : all) {
    canvas.stroke_segments(edge.lines, {.width_px = content_.px(0.0016), .color = content_.theme.muted});
  }
  for (const Label& label : clear_labels(all, width_of)) paint_label(canvas, label);
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
