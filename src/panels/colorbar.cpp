#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "film/map_colors.hpp"
#include "film/panel.hpp"
#include "panels/axes.hpp"
#include "panels/tick_choice.hpp"
#include "panels/view_options.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kThickness = 0.024, kTick = 0.006, kPad = 0.007;  // shares of the frame's shorter side
constexpr double kSmallest = 0.6;  // of the theme's text, and of the bar's thickness, in narrow cells

/// A bar of the contour map's bands, upright in a tall cell and flat in a wide one.
class Colorbar : public Panel {
 public:
  Colorbar(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), upright_(cell.height >= cell.width), bands_(content) {
    // In a narrow cell everything is smaller rather than left out.
    for (double size = 1; size > kSmallest - 0.05; size -= 0.1) {
      size_ = size;
      place(text);
      if (is_readable(text)) return;
    }
    throw Error(
        fmt::format("a colour bar has no room for its numbers in its panel's {:.0f} x {:.0f} px: give it a "
                    "larger cell",
                    cell.width, cell.height));
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    paint_bands(canvas);
    paint_ticks(canvas);
    for (std::size_t i = 0; i < name_.size(); ++i) {
      canvas.text(name_[i], {name_at_.x, name_at_.y + static_cast<double>(i) * line()}, style(),
                  content_.theme.ink, Align::left, VAlign::middle);
    }
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  const std::string& name() const { return content_.word(Word::loss); }

  TextStyle style() const {
    TextStyle small = small_text(content_);
    small.size_px *= size_;
    return small;
  }
  double line() const { return style().size_px * 1.2; }
  double thickness() const { return size_ * content_.px(kThickness); }
  double outside() const { return content_.px(kTick + kPad); }  // from the bar to its numbers

  /// Bar, name and ticks: the name may grow by what the labels leave out, which leaves less for the bar.
  void place(TextEngine& text) {
    choice_ = {};
    for (int round = 0; round < 2; ++round) {
      name_ = name_lines(text);
      place_bar(text);
      choice_ = choose_ticks(tick_scale(), label_room(), text);
    }
    name_ = name_lines(text);
    place_bar(text);
  }

  std::vector<std::string> name_lines(TextEngine& text) const {
    const std::string whole = choice_.notation.named(name(), *content_.words),
                      rest = choice_.notation.named("", *content_.words);
    if (!upright_ || text.measure(whole, style()).width <= cell_.width) return {whole};
    return {name(), rest};
  }

  void place_bar(TextEngine& text) {
    const double thick = thickness();
    if (upright_) {  // as high as the plot of a map beside it
      const double names = static_cast<double>(name_.size()) * line();
      bar_ = {cell_.x, cell_.y + names + line() * 0.5, thick,
              cell_.height - names - line() * 3 - content_.px(kTick + kPad)};
      name_at_ = {cell_.x, cell_.y + line() * 0.5};
    } else {
      const double label = text.measure(name_.front(), style()).width + line() * 0.6;
      bar_ = {cell_.x + label, cell_.y, cell_.width - label - 2 * line(), thick};
      name_at_ = {cell_.x, cell_.y + thick / 2};
    }
    const double x = std::round(bar_.x), y = std::round(bar_.y);
    bar_ = {x, y, std::round(bar_.right()) - x, std::round(bar_.bottom()) - y};
  }

  double length() const { return upright_ ? bar_.height : bar_.width; }

  TickScale tick_scale() const {
    const ValueScale& scale = bands_.scale();
    TickScale ticks = {scale.low(), scale.high()};
    ticks.position = [&scale](double value) { return scale(value); };
    if (!scale.is_linear()) ticks.value_at = [&scale](double t) { return scale.inverse(t); };
    ticks.fixed = content_.view.level_values;
    ticks.most = std::max(3, static_cast<int>(length() / ((upright_ ? 1.6 : 3.2) * line())) + 1);
    return ticks;
  }

  LabelRoom label_room() const {
    LabelRoom room = {std::max(1.0, length()), upright_, style()};
    if (upright_) room.widest_px = cell_.right() - bar_.right() - outside();
    return room;
  }

  bool is_readable(TextEngine& text) const {
    if (choice_.ticks.empty() || length() < line()) return false;
    for (const std::string& line : name_) {
      if (text.measure(line, style()).width > cell_.width) return false;
    }
    return upright_ || bar_.bottom() + outside() + style().size_px <= cell_.bottom() + 0.5;
  }

  /// Along the bar, in whole pixels.
  double place_of(double t) const {
    return std::round(upright_ ? bar_.bottom() - t * bar_.height : bar_.x + t * bar_.width);
  }

  void paint_bands(Canvas& canvas) const {
    const int n = bands_.count();
    for (int i = 0; i < n; ++i) {
      const double from = place_of(static_cast<double>(i) / n), to = place_of((i + 1.0) / n);
      const Box band =
          upright_ ? Box{bar_.x, to, bar_.width, from - to} : Box{from, bar_.y, to - from, bar_.height};
      canvas.fill(band, bands_.color(i));
    }
  }

  void paint_ticks(Canvas& canvas) const {
    const double tick = content_.px(kTick), half_line = style().size_px * 0.6;
    std::vector<Point> marks = {{bar_.x, bar_.y},
                                {bar_.right(), bar_.y},
                                {bar_.right(), bar_.y},
                                {bar_.right(), bar_.bottom()},
                                {bar_.right(), bar_.bottom()},
                                {bar_.x, bar_.bottom()},
                                {bar_.x, bar_.bottom()},
                                {bar_.x, bar_.y}};
    for (const Tick& t : choice_.ticks) {
      const double at = place_of(bands_.scale()(t.value));
      if (upright_) {
        marks.insert(marks.end(), {{bar_.right(), at}, {bar_.right() + tick, at}});
        canvas.text(content_.words->number(t.label), {bar_.right() + outside(), at}, style(),
                    content_.theme.muted, Align::left, VAlign::middle);
      } else {
        marks.insert(marks.end(), {{at, bar_.bottom()}, {at, bar_.bottom() + tick}});
        canvas.text(content_.words->number(t.label), {at, bar_.bottom() + outside() + half_line}, style(),
                    content_.theme.muted, Align::center, VAlign::middle);
      }
    }
    canvas.stroke_segments(
        marks, {.width_px = content_.px(0.0016), .color = content_.theme.muted, .cap = Cap::round});
  }

  const FilmContent& content_;
  Box cell_;
  bool upright_;
  MapBands bands_;
  double size_ = 1;  // of text and bar, as a share of the usual
  Box bar_;
  std::vector<std::string> name_;  // lines
  Point name_at_;
  TickChoice choice_;
};

}  // namespace

const PanelEntry& colorbar() {
  static const PanelEntry entry = {
      .name = "colorbar",
      .doc = "the losses that the contour map's colours represent",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Colorbar>(content, cell, text); },
      .options = map_options(),
      .shows_descents = false,
      .adapt = adapt_map,
      .dimension = 2,
      .needs_surface = true,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
