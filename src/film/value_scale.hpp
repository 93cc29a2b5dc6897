// From the values of a surface to 0..1, for colour and height.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "film/view.hpp"

namespace gradreel {

/// Monotone: 0 at `low`, 1 at `high`. Logarithmic ones are log(1 + (f - low) / unit), scaled, with a unit of
/// a thousandth of the range, so that about three decades above the minimum are told apart.
class ValueScale {
 public:
  ValueScale(double low, double high, bool logarithmic);

  /// Clamped to 0..1; NaN gives 1.
  double operator()(double value) const;

  /// The value at t in 0..1.
  double inverse(double t) const;

  double low() const { return low_; }
  double high() const { return high_; }
  bool logarithmic() const { return logarithmic_; }

 private:
  double low_, high_, unit_, norm_;
  bool logarithmic_;
};

/// What sampling a surface tells: for choosing scales.
struct ValueStatistics {
  double low = 0, high = 1;      ///< of the finite samples and the known minima shown
  double tenth = 0, median = 0;  ///< quantiles
  /// Most of the picture lies in a small part of the range.
  bool spans_decades() const { return high - low > 30 * (tenth - low); }
};

/// From a grid of samples over `domain`; the known minima inside count too.
ValueStatistics survey(const Objective& surface, const std::vector<Minimum>& minima, const Domain& domain);

/// For filled contours and their colours, by view.level_spacing.
ValueScale color_scale(const ValueStatistics& statistics, LevelSpacing spacing);

/// For the height of the 3D surface, by view.height.
ValueScale height_scale(const ValueStatistics& statistics, HeightScale height);

}  // namespace gradreel
