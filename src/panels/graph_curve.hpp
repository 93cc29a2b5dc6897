// The curve of a function of one variable in its plot.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "panels/axes.hpp"

namespace gradreel {

/// Ends of the axis of values: those of f between low and high, with a margin. Where f has poles, most of its
/// values.
struct GraphRange {
  double low = 0, high = 1;
};
GraphRange graph_range(const Objective& f, double low, double high);

/// Immutable.
class GraphCurve {
 public:
  /// Keeps a reference to `axes`.
  GraphCurve(std::shared_ptr<const Objective> f, const Axes& axes);

  /// Where the curve is at x; the second coordinate is not finite where f is not.
  Point at(double x) const;
  std::vector<Point> at(std::span<const Point> places) const;

  /// f' at x, as a direction in pixels towards larger x; not finite where f' is not.
  Point direction_at(double x) const;

  /// Places at equal distances of half a pixel over the plot's width, from left to right.
  const std::vector<Point>& samples() const { return samples_; }
  double sample_x(std::size_t i) const;
  double index_of(double x) const;  ///< its inverse: between samples, or beyond them

  /// Whether the curve goes on from sample i to the next one: f is finite and does not jump.
  bool is_joined(std::size_t i) const { return joined_[i]; }

  /// Whether f falls as well as rises, or jumps, on the way between two places inside the plot.
  bool turns_between(double x, double other_x) const;

  void paint(Canvas& canvas, const Stroke& stroke) const;

 private:
  bool jumps(double left, double right) const;

  std::shared_ptr<const Objective> f_;
  const Axes& axes_;
  std::vector<Point> samples_;
  std::vector<bool> joined_;
  std::vector<std::size_t> turns_;  // samples at which the curve turns or ends, rising
};

}  // namespace gradreel
