#include <algorithm>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "film/boxes.hpp"
#include "panels/contour_part.hpp"
#include "panels/curves.hpp"
#include "panels/view_options.hpp"

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
      : content_(content), cell_(cell) {
    if (content.dimension() == 1) {
      if (shown == "y") throw Error("coordinates: y is to be shown, and the function has x alone");
      const Coordinate x = make(true);
      add(x, cell, axes_of(x, cell, true, text));
      return;
    }
    const Coordinate x = make(true), y = make(false);
    if (shown != "both") {
      const Coordinate& one = shown == "x" ? x : y;
      add(one, cell, axes_of(one, cell, true, text));
    } else if (cell.width > kWide * cell.height) {
      const double gap = content.px(content.theme.small_size), width = (cell.width - gap) / 2;
      add(x, left_of(cell, width), axes_of(x, left_of(cell, width), true, text));
      add(y, right_of(cell, width, gap), axes_of(y, right_of(cell, width, gap), true, text));
    } else {
      stack(x, y, text);
    }
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment& moment, Scratch*) const override {
    for (const auto& plot : plots_) plot->paint_backdrop(canvas, moment, nullptr);
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
  struct Coordinate {
    std::string name, brief;
    std::vector<std::vector<double>> values;  // per descent
    CurveRange range;
  };

  Coordinate make(bool is_x) const {
    const Domain& d = content_.view.domain;
    const std::size_t i = is_x ? 0 : 1;
    Coordinate c = {content_.axis_names[i], content_.brief_axis_name(i), coordinates_of(content_, is_x), {}};
    const Curves curves(c.values.begin(), c.values.end());
    c.range = is_x ? range_within(curves, d.x_min, d.x_max) : range_within(curves, d.y_min, d.y_max);
    return c;
  }

  Axes axes_of(const Coordinate& c, const Box& cell, bool names_epochs, TextEngine& text) const {
    return curve_axes(content_, cell, c.range, {c.name, c.brief}, names_epochs, text);
  }

  void add(const Coordinate& c, const Box& cell, Axes axes) {
    plots_.push_back(std::make_unique<CurvePlot>(content_, cell, Curves(c.values.begin(), c.values.end()),
                                                 c.range, std::move(axes)));
  }

  /// x is above y. Only the plot of y has numbers along the epochs; both plots are aligned.
  void stack(const Coordinate& x, const Coordinate& y, TextEngine& text) {
    const double numbers = content_.px(content_.theme.small_size) * 2.4;
    const double height = (cell_.height - numbers) / 2;
    const Box above = top_of(cell_, height), under = below(cell_, height, 0);
    const Box one = axes_of(x, above, false, text).plot(), other = axes_of(y, under, true, text).plot();
    const double left = std::max(one.x, other.x), right = std::min(one.right(), other.right());
    const auto aligned = [&](const Box& cell, const Box& plot) {
      return Box{cell.x + left - plot.x, cell.y, cell.width - (left - plot.x) - (plot.right() - right),
                 cell.height};
    };
    add(x, aligned(above, one), axes_of(x, aligned(above, one), false, text));
    add(y, aligned(under, other), axes_of(y, aligned(under, other), true, text));
  }

  const FilmContent& content_;
  Box cell_;
  std::vector<std::unique_ptr<CurvePlot>> plots_;
};

}  // namespace

const PanelEntry& coordinates() {
  static const PanelEntry entry = {
      .name = "coordinates",
      .doc =
          "x and y over epochs; x alone where the function has one dimension; of many parameters the two "
          "coordinates of the plane",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Coordinates>(content, options.text("show"), cell, text);
      },
      .options = {{.name = "show",
                   .fallback = std::string("both"),
                   .doc = "coordinates to show",
                   .choices = {"both", "x", "y"}},
                  plane_option()},
      .needs_surface = true,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
