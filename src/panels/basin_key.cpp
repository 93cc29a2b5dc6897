#include "panels/basin_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/num.hpp"
#include "film/panel.hpp"
#include "panels/axes.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kStripes = 6;  // hues shown: those of the first minima

}  // namespace

BasinKey::BasinKey(const FilmContent& content, const BasinColors& colors, std::size_t targets, int epochs,
                   double width, TextEngine& text)
    : content_(content), colors_(colors), targets_(targets), epochs_(epochs), gap_(line() * 0.9) {
  const TextStyle style = small_text(content);
  swatches_ = {{content.word(Word::diverges), 0, colors.diverged()},
               {content.word(Word::reaches_none), 0, colors.elsewhere()}};
  for (Item& item : swatches_) {
    item.width = text.measure(item.label, style).width;
    swatches_width_ += (swatches_width_ > 0 ? gap_ : 0) + 1.3 * line() + item.width;
  }
  label_width_ = text.measure(content.word(Word::epochs_until_there), style).width;
  ramp_width_ = std::clamp(width - label_width_ - 3 * gap_ - swatches_width_, line() * 6, line() * 14);
  in_one_row_ = label_width_ + ramp_width_ + 3 * gap_ + swatches_width_ <= width;
  ramp_width_ = std::min(ramp_width_, std::max(line() * 2, width - label_width_ - 2 * gap_));
}

double BasinKey::line() const { return content_.px(content_.theme.small_size) * 1.2; }

double BasinKey::height() const { return line() * (in_one_row_ ? 2 : 3.3); }

void BasinKey::paint(Canvas& canvas, Point top_middle) const {
  const double ramp = label_width_ + gap_ + ramp_width_;
  const double first = ramp + (in_one_row_ ? 2 * gap_ + swatches_width_ : 0);
  Point at = {top_middle.x - first / 2, top_middle.y};
  canvas.text(content_.word(Word::epochs_until_there), at + Point{0, line() / 2}, small_text(content_),
              content_.theme.muted, Align::left, VAlign::middle);
  paint_ramp(canvas, at + Point{label_width_ + gap_, 0});
  at.x += ramp + 2 * gap_;
  if (!in_one_row_) at = {top_middle.x - swatches_width_ / 2, top_middle.y + 2.3 * line()};
  for (const Item& item : swatches_) {
    paint_swatch(canvas, item, at);
    at.x += 1.3 * line() + item.width + gap_;
  }
}

// Lightness goes with the root of the epoch: about a quarter of the epochs is the middle.
void BasinKey::paint_ramp(Canvas& canvas, Point at) const {
  const Box bar = {at.x, at.y + line() * 0.12, ramp_width_, line() * 0.76};
  const std::size_t stripes = std::clamp<std::size_t>(targets_, 1, kStripes);
  const int steps = static_cast<int>(ramp_width_ / 2);
  for (std::size_t s = 0; s < std::min(stripes, targets_); ++s) {
    const double top = bar.y + bar.height * static_cast<double>(s) / static_cast<double>(stripes);
    for (int i = 0; i < steps; ++i) {
      const double x0 = std::round(bar.x + bar.width * i / steps);
      const double x1 = std::round(bar.x + bar.width * (i + 1) / steps);
      canvas.fill(Box{x0, top, x1 - x0, bar.height / static_cast<double>(stripes)},
                  colors_.reached(s, i / (steps - 1.0)));
    }
  }
  for (const int epoch : {0, (epochs_ + 2) / 4, epochs_}) {
    const double x = bar.x + num::sqrt(static_cast<double>(epoch) / epochs_) * bar.width;
    canvas.text(fmt::format("{}", epoch), {x, at.y + 1.5 * line()}, small_text(content_),
                content_.theme.muted, Align::center, VAlign::middle);
  }
}

void BasinKey::paint_swatch(Canvas& canvas, const Item& item, Point at) const {
  const double side = line() * 0.76, rim = content_.px(0.0016);
  const Box box = {at.x, at.y + line() * 0.12, side, side};
  canvas.fill(box, content_.theme.muted);
  canvas.fill(box.inset(rim), item.color);
  canvas.text(item.label, {at.x + 1.3 * line() - (line() * 0.3 - line() * 0.16), at.y + line() / 2},
              small_text(content_), content_.theme.muted, Align::left, VAlign::middle);
}

}  // namespace gradreel

namespace gradreel::panel_entries {

namespace {

/// The key alone, for several maps together, and the epoch that the film is at.
class Key : public Panel {
 public:
  Key(const FilmContent& content, const Box& cell, int epochs, TextEngine& text)
      : content_(content),
        cell_(cell),
        colors_(kShown, epochs > 0 ? epochs : content.epochs, content.theme),
        key_(content, colors_, kShown, epochs > 0 ? epochs : content.epochs, cell.width, text) {}

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    key_.paint(canvas, {cell_.x + cell_.width / 2, cell_.y + (cell_.height - key_.height()) / 2});
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  static constexpr std::size_t kShown = 4;
  const FilmContent& content_;
  Box cell_;
  BasinColors colors_;
  BasinKey key_;
};

}  // namespace

const PanelEntry& basin_key() {
  static const PanelEntry entry = {
      .name = "basin_key",
      .doc = "a key to the colours of basin maps",
      .make = [](const FilmContent& content, const ParamValues& values, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Key>(content, cell, static_cast<int>(values.number("epochs")), text);
      },
      .options = {{.name = "epochs",
                   .fallback = 0.0,
                   .doc = "epochs of the maps; 0: the scene's",
                   .range = {.low = 0, .high = 100000, .whole = true}}},
      .dimension = 2,
      .needs_surface = true,
      .runs_descents = true,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
