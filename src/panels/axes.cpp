#include "panels/axes.hpp"

#include <algorithm>
#include <cmath>

#include "core/num.hpp"
#include "core/utf8.hpp"
#include "film/plot_shape.hpp"
#include "panels/tick_choice.hpp"

namespace gradreel {

namespace {

constexpr double kTick = 0.006, kPad = 0.007;  // shares of the frame's shorter side
constexpr double kToScale = 0.01;              // units that differ by less than this are equal

double line_height(const FilmContent& content) { return content.px(content.theme.small_size) * 1.2; }

}  // namespace

TextStyle small_text(const FilmContent& content) {
  return {
      .size_px = content.px(content.theme.small_size), .weight = Weight::regular, .font = content.theme.font};
}

std::vector<Tick> in_language(std::vector<Tick> ticks, const FilmContent& content) {
  for (Tick& t : ticks) t.label = content.words->number(std::move(t.label));
  return ticks;
}

double Axis::position(double value) const {
  if (!logarithmic) return (value - low) / (high - low);
  return (num::log(value) - num::log(low)) / (num::log(high) - num::log(low));
}

double Axis::value_at(double t) const {
  if (!logarithmic) return low + t * (high - low);
  const double from = num::log(low);
  return std::clamp(num::exp(from + t * (num::log(high) - from)), low, high);
}

namespace {

/// The axis with as many ticks as have room on `length_px`.
Axis with_ticks(const Axis& wanted, double length_px, bool upright, const FilmContent& content,
                TextEngine& text) {
  const TextStyle style = small_text(content);
  if (wanted.most == 0) {
    Axis axis = wanted;
    axis.label = text.fitted(wanted.label, style, length_px);
    return axis;
  }
  TickScale scale = {wanted.low, wanted.high};
  scale.position = [&](double value) { return wanted.position(value); };
  if (wanted.logarithmic) scale.value_at = [&](double t) { return wanted.value_at(t); };
  scale.decades = wanted.logarithmic;
  scale.most = wanted.most;
  scale.whole = wanted.whole;
  TickChoice choice = choose_ticks(scale, {length_px, upright, style}, text);
  Axis axis = wanted;
  axis.ticks = in_language(std::move(choice.ticks), content);
  for (const std::string_view name : {std::string_view(wanted.label), std::string_view(wanted.short_label)}) {
    axis.label = choice.notation.named(name, *content.words);
    if (axis.label.empty()) continue;
    if (text.measure(axis.label, style).width <= length_px) return axis;
  }
  const std::string shortest =
      choice.notation.is_plain() ? wanted.label : choice.notation.named("", *content.words);
  axis.label = text.fitted(shortest, style, length_px);
  return axis;
}

bool is_same(const Axis& a, const Axis& b) {
  return a.label == b.label && std::equal(a.ticks.begin(), a.ticks.end(), b.ticks.begin(), b.ticks.end(),
                                          [](const Tick& s, const Tick& t) { return s.label == t.label; });
}

}  // namespace

Axes::Axes(const FilmContent& content, const Box& cell, Axis x, Axis y, double aspect, TextEngine& text)
    : x_(std::move(x)), y_(std::move(y)) {
  constexpr int kMostRounds = 4;  // labels take room from the plot, which decides on labels
  const Axis wanted_x = x_, wanted_y = y_;
  choose_all_ticks(content, wanted_x, wanted_y, cell, text);
  for (int round = 0; round < kMostRounds; ++round) {
    place(content, cell, aspect, text);
    if (!choose_all_ticks(content, wanted_x, wanted_y, plot_, text)) break;
  }
}

bool Axes::choose_all_ticks(const FilmContent& content, const Axis& x, const Axis& y, const Box& plot,
                            TextEngine& text) {
  Axis new_x = with_ticks(x, plot.width, false, content, text);
  Axis new_y = with_ticks(y, plot.height, true, content, text);
  const bool is_new = !is_same(new_x, x_) || !is_same(new_y, y_);
  x_ = std::move(new_x);
  y_ = std::move(new_y);
  return is_new;
}

void Axes::place(const FilmContent& content, const Box& cell, double aspect, TextEngine& text) {
  note_.clear();
  note_has_line_ = has_equal_units_ = false;
  double widest = 0;
  for (const Tick& t : y_.ticks) widest = std::max(widest, text.measure(t.label, small_text(content)).width);
  plot_ = room(content, cell, widest, text);
  const std::string& off_plane = content.plane_note;
  if (aspect > 0 && !off_plane.empty()) {
    make_note(content, cell, {off_plane, content.word(Word::off_plane)}, text);
    plot_ = room(content, cell, widest, text);
  }
  if (aspect > 0) {
    const double filled = plot_.width / plot_.height;
    if (gradreel::has_equal_units(content.view.aspect, aspect, plot_.width, plot_.height, content.height)) {
      const double width = std::min(plot_.width, plot_.height * aspect), height = width / aspect;
      plot_ = {plot_.x + (plot_.width - width) / 2, plot_.y + (plot_.height - height) / 2, width, height};
      has_equal_units_ = true;
    } else if (std::fabs(filled / aspect - 1) < kToScale) {
      has_equal_units_ = true;
    } else {
      const std::string& unequal = content.word(Word::axes_not_to_scale);
      const std::string both = off_plane + content.word(Word::separator) + unequal;
      make_note(content, cell,
                off_plane.empty() ? std::vector<std::string>{unequal, content.word(Word::not_to_scale)}
                                  : std::vector<std::string>{both, off_plane, content.word(Word::off_plane)},
                text);
      plot_ = room(content, cell, widest, text);
    }
  }
  // Whole pixels: the border is crisp, and grids of samples meet it exactly.
  const double x0 = std::round(plot_.x), y0 = std::round(plot_.y);
  plot_ = {x0, y0, std::max(1.0, std::round(plot_.right()) - x0),
           std::max(1.0, std::round(plot_.bottom()) - y0)};
  y_label_x_ = plot_.x - content.px(kTick + 2 * kPad) - widest - line_height(content) / 2;
}

Box Axes::room(const FilmContent& content, const Box& cell, double widest_y, TextEngine& text) const {
  const double outside = content.px(kTick + kPad), line = line_height(content);
  const bool has_x = !x_.ticks.empty() && x_.has_numbers, has_y = !y_.ticks.empty();
  const auto half_width = [&](const Tick& t) { return text.measure(t.label, small_text(content)).width / 2; };
  const double beside =
      (has_y ? widest_y + outside : content.px(kTick)) + (y_.label.empty() ? 0 : line + content.px(kPad));
  const double left = std::max(beside, has_x ? half_width(x_.ticks.front()) : 0);
  const double bottom = (has_x ? line + outside : content.px(kTick)) + (x_.label.empty() ? 0 : line) +
                        (note_has_line_ ? line : 0);
  const double last = has_x ? half_width(x_.ticks.back()) : 0;
  const double top = has_y ? line / 2 : content.px(kTick);
  const double right = has_x || has_y ? std::max(last, line / 2) : content.px(kTick);
  return {cell.x + left, cell.y + top, cell.width - left - right, cell.height - top - bottom};
}

// Beside the name of x, or below it in a narrow plot. A cell too narrow even for the short one has none.
void Axes::make_note(const FilmContent& content, const Box& cell, const std::vector<std::string>& notes,
                     TextEngine& text) {
  const TextStyle style = small_text(content);
  const double name = text.measure(x_.label, style).width, gap = style.size_px;
  for (const std::string& note : notes) {
    const double width = text.measure(note, style).width;
    const bool is_beside = !x_.label.empty() && width + gap + name / 2 <= plot_.width / 2;
    if (!is_beside && width > plot_.right() - cell.x) continue;
    note_ = note;
    note_has_line_ = !is_beside;
    return;
  }
}

Axes Axes::showing(Axis x, Axis y) const {
  Axes axes = *this;
  axes.x_ = std::move(x);
  axes.y_ = std::move(y);
  return axes;
}

Point Axes::to_px(double x, double y) const {
  return {plot_.x + x_.position(x) * plot_.width, plot_.bottom() - y_.position(y) * plot_.height};
}

void Axes::paint_grid(Canvas& canvas, const FilmContent& content) const {
  std::vector<Point> lines;
  for (const Tick& t : x_.ticks) {
    if (t.label.empty()) continue;
    const double px = plot_.x + x_.position(t.value) * plot_.width;
    lines.insert(lines.end(), {{px, plot_.y}, {px, plot_.bottom()}});
  }
  for (const Tick& t : y_.ticks) {
    if (t.label.empty()) continue;
    const double py = plot_.bottom() - y_.position(t.value) * plot_.height;
    lines.insert(lines.end(), {{plot_.x, py}, {plot_.right(), py}});
  }
  canvas.stroke_segments(lines,
                         {.width_px = content.px(0.0014), .color = content.theme.grid, .cap = Cap::butt});
}

void Axes::paint_labels(Canvas& canvas, const FilmContent& content) const {
  const Theme& theme = content.theme;
  const TextStyle style = small_text(content);
  const double tick = content.px(kTick), pad = content.px(kPad), line = line_height(content);
  std::vector<Point> marks;
  for (const Tick& t : x_.ticks) {
    const double px = plot_.x + x_.position(t.value) * plot_.width;
    marks.insert(marks.end(),
                 {{px, plot_.bottom()}, {px, plot_.bottom() + tick * (t.label.empty() ? 0.6 : 1)}});
    if (!x_.has_numbers) continue;
    canvas.text(t.label, {px, plot_.bottom() + tick + pad + line / 2}, style, theme.muted, Align::center,
                VAlign::middle);
  }
  for (const Tick& t : y_.ticks) {
    const double py = plot_.bottom() - y_.position(t.value) * plot_.height;
    marks.insert(marks.end(), {{plot_.x - tick * (t.label.empty() ? 0.6 : 1), py}, {plot_.x, py}});
    canvas.text(t.label, {plot_.x - tick - pad, py}, style, theme.muted, Align::right, VAlign::middle);
  }
  const Box& p = plot_;
  marks.insert(marks.end(), {{p.x, p.y},
                             {p.right(), p.y},
                             {p.right(), p.y},
                             {p.right(), p.bottom()},
                             {p.right(), p.bottom()},
                             {p.x, p.bottom()},
                             {p.x, p.bottom()},
                             {p.x, p.y}});
  canvas.stroke_segments(marks, {.width_px = content.px(0.0016), .color = theme.muted, .cap = Cap::round});
  paint_names(canvas, content);
}

void Axes::paint_names(Canvas& canvas, const FilmContent& content) const {
  const Theme& theme = content.theme;
  const TextStyle style = small_text(content);
  const double line = line_height(content);
  const Box& p = plot_;
  const bool has_numbers = !x_.ticks.empty() && x_.has_numbers;
  const double below_ticks =
      p.bottom() + content.px(kTick) + (has_numbers || !x_.label.empty() ? content.px(kPad) + line : 0);
  canvas.text(x_.label, {p.x + p.width / 2, below_ticks + line / 2}, style, theme.ink, Align::center,
              VAlign::middle);
  const double note_y = below_ticks + (note_has_line_ && !x_.label.empty() ? 1.5 : 0.5) * line;
  canvas.text(note_, {p.right(), note_y}, style, theme.muted, Align::right, VAlign::middle);
  const Point y_at = {y_label_x_, p.y + p.height / 2};
  if (count_code_points(y_.label) == 1) {
    canvas.text(y_.label, y_at, style, theme.ink, Align::center, VAlign::middle);
  } else if (!y_.label.empty()) {
    canvas.text_upwards(y_.label, y_at, style, theme.ink);
  }
}

}  // namespace gradreel
