#include <algorithm>
#include <cmath>

#include "film/map_colors.hpp"
#include "film/panel.hpp"
#include "panels/axes.hpp"
#include "panels/view_options.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kThickness = 0.024, kTick = 0.006, kPad = 0.007;  // shares of the frame's shorter side

/// A bar of the contour map's bands, upright in a tall cell and flat in a wide one.
class Colorbar : public Panel {
 public:
  Colorbar(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), upright_(cell.height >= cell.width), scale_(map_scale(content)) {
    const double line = content.px(content.theme.small_size) * 1.2, thick = content.px(kThickness);
    if (upright_) {  // as high as the plot of a map beside it
      bar_ = {cell.x, cell.y + line * 1.5, thick, cell.height - line * 4 - content.px(kTick + kPad)};
      label_at_ = {cell.x, cell.y + line * 0.5};
    } else {
      const double label = text.measure(kLabel, small_text(content)).width + line * 0.6;
      bar_ = {cell.x + label, cell.y, cell.width - label - 2 * line, thick};
      label_at_ = {cell.x, cell.y + thick / 2};
    }
    const double x = std::round(bar_.x), y = std::round(bar_.y);
    bar_ = {x, y, std::round(bar_.right()) - x, std::round(bar_.bottom()) - y};
    make_ticks(upright_ ? 1.6 * line : 3.2 * line);
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    paint_bands(canvas);
    paint_ticks(canvas);
    const TextStyle style = small_text(content_);
    if (canvas.text_engine().measure(kLabel, style).width > cell_.width) return;
    canvas.text(kLabel, label_at_, style, content_.theme.ink, Align::left, VAlign::middle);
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  static constexpr std::string_view kLabel = "Loss";

  /// Along the bar, in whole pixels.
  double place(double t) const {
    return std::round(upright_ ? bar_.bottom() - t * bar_.height : bar_.x + t * bar_.width);
  }

  /// The lowest value, and round ones as they have room.
  void make_ticks(double apart_px) {
    const double length = upright_ ? bar_.height : bar_.width;
    const int most = std::max(2, static_cast<int>(length / apart_px) + 1);
    if (!scale_.logarithmic()) {
      ticks_ = linear_ticks(scale_.low(), scale_.high(), most);
      return;
    }
    const auto add = [&](double value) {
      const double t = scale_(value);
      if (!ticks_.empty() && (t - scale_(ticks_.back().value)) * length < apart_px) return;
      ticks_.push_back({value, format_number(value, 2)});
    };
    add(scale_.low());
    for (int k = -9; k < 12; ++k) {
      for (const int mantissa : {1, 2, 5}) {
        double value = mantissa;
        for (int i = 0; i < std::abs(k); ++i) value = k > 0 ? value * 10 : value / 10;
        if (value > scale_.low() && value <= scale_.high()) add(value);
      }
    }
  }

  void paint_bands(Canvas& canvas) const {
    const View& view = content_.view;
    const MapColors colors(content_);
    for (int i = 0; i < view.levels; ++i) {
      const double from = place(static_cast<double>(i) / view.levels), to = place((i + 1.0) / view.levels);
      const Box band =
          upright_ ? Box{bar_.x, to, bar_.width, from - to} : Box{from, bar_.y, to - from, bar_.height};
      canvas.fill(band, colors.at((i + 0.5) / view.levels));
    }
  }

  void paint_ticks(Canvas& canvas) const {
    const double tick = content_.px(kTick), pad = content_.px(kPad);
    const double half_line = content_.px(content_.theme.small_size) * 0.6;
    const TextStyle style = small_text(content_);
    std::vector<Point> marks = {{bar_.x, bar_.y},
                                {bar_.right(), bar_.y},
                                {bar_.right(), bar_.y},
                                {bar_.right(), bar_.bottom()},
                                {bar_.right(), bar_.bottom()},
                                {bar_.x, bar_.bottom()},
                                {bar_.x, bar_.bottom()},
                                {bar_.x, bar_.y}};
    for (const Tick& t : ticks_) {
      const double at = place(scale_(t.value));
      if (upright_) {
        marks.insert(marks.end(), {{bar_.right(), at}, {bar_.right() + tick, at}});
        const double width = canvas.text_engine().measure(t.label, style).width;
        if (bar_.right() + tick + pad + width > cell_.right()) continue;  // none rather than a part of it
        canvas.text(t.label, {bar_.right() + tick + pad, at}, style, content_.theme.muted, Align::left,
                    VAlign::middle);
      } else {
        marks.insert(marks.end(), {{at, bar_.bottom()}, {at, bar_.bottom() + tick}});
        canvas.text(t.label, {at, bar_.bottom() + tick + pad + half_line}, style, content_.theme.muted,
                    Align::center, VAlign::middle);
      }
    }
    canvas.stroke_segments(
        marks, {.width_px = content_.px(0.0016), .color = content_.theme.muted, .cap = Cap::round});
  }

  const FilmContent& content_;
  Box cell_;
  bool upright_;
  ValueScale scale_;
  Box bar_;
  Point label_at_;
  std::vector<Tick> ticks_;
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
  };
  return entry;
}

}  // namespace gradreel::panel_entries
