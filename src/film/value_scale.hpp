// Maps a surface's values to 0..1, for colours and heights.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "film/view.hpp"

namespace gradreel {

/// Monotonic: 0 at `low`, 1 at `high`. A logarithmic scale is log(1 + (f - low) / unit), normalised.
class ValueScale {
 public:
  /// `low` and `high` are finite; the unit is a thousandth of the range, which resolves about three decades
  /// above `low`, or `unit` if that is smaller.
  ValueScale(double low, double high, bool logarithmic, double unit = 0);

  /// Linear between `knots` (at least 2, rising), which are evenly spread over 0..1.
  explicit ValueScale(std::vector<double> knots);

  /// Clamped to 0..1; NaN maps to 1.
  double operator()(double value) const;

  /// The value at t in 0..1; exactly a knot at its t.
  double inverse(double t) const;

  double low() const { return low_; }
  double high() const { return high_; }
  bool is_linear() const { return !logarithmic_ && knots_.empty(); }
  bool logarithmic() const { return logarithmic_; }
  const std::vector<double>& knots() const { return knots_; }  ///< empty if it has none

 private:
  double low_, high_, unit_ = 0, norm_ = 0;
  bool logarithmic_;
  std::vector<double> knots_ = {};
};

/// Statistics of a sampled surface, for choosing scales.
struct ValueStatistics {
  /// Of the finite samples and the visible known minima. Where f has poles, without the fiftieth of the
  /// samples that is nearest to them.
  double low = 0, high = 1;
  double tenth = 0, median = 0;  ///< quantiles
  bool has_poles = false;        ///< f grows, or falls, beyond all bounds somewhere
  double valley = 0;             ///< what a hundredth of the samples above `low` exceed it by, at most
  /// True if most of the picture uses only a small part of the range.
  bool spans_decades() const { return high - low > 30 * (tenth - low); }
};

/// Samples `domain` on a grid; known minima inside it are included.
ValueStatistics survey(const Objective& surface, const std::vector<Minimum>& minima, const Domain& domain);

/// The scale for filled contours and their colours: through the view's level values, or else as its level
/// spacing says. A logarithmic one resolves the surface's valleys.
ValueScale color_scale(const ValueStatistics& statistics, const View& view);

/// The scale for the height of the 3D surface, as view.height says.
ValueScale height_scale(const ValueStatistics& statistics, HeightScale height);

}  // namespace gradreel
