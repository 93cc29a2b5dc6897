// A rectangular plot with two axes, ticks and labels.
#pragma once

#include <string>
#include <vector>

#include "draw/ticks.hpp"
#include "film/content.hpp"

namespace gradreel {

/// One axis: an interval of values, linear or logarithmic.
struct Axis {
  double low = 0, high = 1;
  bool logarithmic = false;
  std::vector<Tick> ticks;
  std::string label;
  bool has_numbers = true;  ///< false: only ticks and grid lines

  /// 0 at `low`, 1 at `high`, not clamped. Logarithmic: value > 0.
  double position(double value) const;
};

class Axes {
 public:
  /// Places the plot inside `cell`, with room for the labels. If `aspect` is positive, the plot is the
  /// largest centred box of that width-to-height ratio.
  Axes(const FilmContent& content, const Box& cell, Axis x, Axis y, double aspect, TextEngine& text);

  const Box& plot() const { return plot_; }
  const Axis& x() const { return x_; }
  const Axis& y() const { return y_; }
  Point to_px(double x, double y) const;

  /// The same plot with other axes, for panning and zooming. Their labels should not be longer.
  Axes showing(Axis x, Axis y) const;

  void paint_grid(Canvas& canvas, const FilmContent& content) const;
  void paint_labels(Canvas& canvas, const FilmContent& content) const;  ///< with ticks and the plot's border

 private:
  Box plot_;
  Axis x_, y_;
  double y_label_x_ = 0;
};

/// Styles that panels share.
TextStyle small_text(const FilmContent& content);

}  // namespace gradreel
