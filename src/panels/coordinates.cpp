#include <algorithm>

#include "core/hash.hpp"
#include "film/boxes.hpp"
#include "panels/curves.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kWide = 2.4;  // width to height of a cell in which the plots stand side by side

std::vector<std::vector<double>> coordinates_of(const FilmContent& content, bool is_x) {
  std::vector<std::vector<double>> all;
  for (const Descent& d : content.descents) {
    std::vector<double>& values = all.emplace_back();
    for (const Point p : d.trajectory->points) values.push_back(is_x ? p.x : p.y);
  }
  return all;
}

/// All that descents pass through inside of the domain shown.
CurveRange range_within(const Curves& curves, double low_end, double high_end) {
  double low = high_end, high = low_end;
  for (const auto curve : curves) {
    for (const double value : curve) {
      if (!(value >= low_end && value <= high_end)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) return {low_end, high_end, 0, false};
  const double pad = 0.06 * (high > low ? high - low : high_end - low_end);
  return {low - pad, high + pad, 0, false};
}

/// One plot for each coordinate: colours stay those of the descents.
class Coordinates : public Panel {
 public:
  Coordinates(const FilmContent& content, const std::string& shown, const Box& cell, TextEngine& text)
      : cell_(cell) {
    if (shown != "both") {
      add(content, shown == "x", cell, true, text);
    } else if (cell.width > kWide * cell.height) {
      const double gap = content.px(content.theme.small_size), width = (cell.width - gap) / 2;
      add(content, true, left_of(cell, width), true, text);
      add(content, false, right_of(cell, width, gap), true, text);
    } else {  // the lower plot has the epochs' numbers
      const double numbers = content.px(content.theme.small_size) * 2.4;
      const double height = (cell.height - numbers) / 2;
      add(content, true, top_of(cell, height), false, text);
      add(content, false, below(cell, height, 0), true, text);
    }
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_still(Canvas& canvas, const Moment& moment, Scratch*) const override {
    for (const auto& plot : plots_) plot->paint_still(canvas, moment, nullptr);
  }
  void grow(const LayerCanvases& layers, int from, int to, const Moment& moment, Scratch*,
            std::vector<Rect>& touched) const override {
    for (const auto& plot : plots_) plot->grow(layers, from, to, moment, nullptr, touched);
  }
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    for (const auto& plot : plots_) plot->list_moving(moment, nullptr, items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch*) const override {
    for (const auto& plot : plots_) plot->paint_unfinished(layers, moment, nullptr);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    for (const auto& plot : plots_) plot->paint_moving(canvas, moment, nullptr);
  }
  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (const auto& plot : plots_) hash.add(plot->digest(moment));
    return hash.value();
  }

 private:
  void add(const FilmContent& content, bool is_x, const Box& cell, bool names_epochs, TextEngine& text) {
    const std::vector<std::vector<double>> values = coordinates_of(content, is_x);
    const Curves curves(values.begin(), values.end());
    const Domain& d = content.view.domain;
    const CurveRange range =
        is_x ? range_within(curves, d.x_min, d.x_max) : range_within(curves, d.y_min, d.y_max);
    plots_.push_back(
        std::make_unique<CurvePlot>(content, cell, curves, range, is_x ? "x" : "y", text, names_epochs));
  }

  Box cell_;
  std::vector<std::unique_ptr<CurvePlot>> plots_;
};

}  // namespace

const PanelEntry& coordinates() {
  static const PanelEntry entry = {
      .name = "coordinates",
      .doc = "x and y over epochs",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Coordinates>(content, options.text("show"), cell, text);
      },
      .options = {{.name = "show",
                   .fallback = std::string("both"),
                   .doc = "which of them",
                   .choices = {"both", "x", "y"}}},
  };
  return entry;
}

}  // namespace gradreel::panel_entries
