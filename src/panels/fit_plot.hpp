// The plane in which rows of data and the models fitted to them are drawn.
#pragma once

#include <vector>

#include "core/fit_data.hpp"
#include "panels/axes.hpp"

namespace gradreel {

/// Of one feature: the target over it, with the model's line, or for classes its probability of the second
/// one. Of two features, which have classes: the second over the first, with the line where both classes are
/// equally probable.
class FitPlot {
 public:
  /// `content.data` is flat (see FitData::is_flat).
  FitPlot(const FilmContent& content, const Box& cell, TextEngine& text);

  const Axes& axes() const { return axes_; }

  /// Where the rows lie, in pixels.
  const std::vector<Point>& places() const { return places_; }

  /// Whether a row looks different from the others, because only its look tells its class.
  bool is_marked(std::size_t row) const { return has_two_features() && data_.y[row] > 0; }
  bool has_two_features() const { return !data_.has_intercept(); }

  /// The model with these weights, as a line in pixels inside the plot; empty if it has none there.
  std::vector<Point> model(Point weights) const;

 private:
  std::vector<Point> straight(Point weights) const;
  std::vector<Point> sigmoid(Point weights) const;
  std::vector<Point> boundary(Point weights) const;
  Point to_unit(double x, double y) const { return {axes_.x().position(x), axes_.y().position(y)}; }
  std::vector<Point> within_plot(Point from, Point way, double begin, double end) const;

  const FitData& data_;
  Axes axes_;
  std::vector<Point> places_;
};

}  // namespace gradreel
