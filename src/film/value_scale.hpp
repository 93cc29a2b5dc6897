// Maps a surface's values to 0..1, for colours and heights.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "film/view.hpp"

namespace gradreel {

/// Monotonic: 0 at `low`, 1 at `high`. A logarithmic scale is log(1 + (f - low) / unit), normalised. Its unit
/// is a thousandth of the range, which resolves about three decades above the minimum.
class ValueScale {
 public:
  ValueScale(double low, double high, bool logarithmic);

  /// Clamped to 0..1; NaN maps to 1.
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

/// Statistics of a sampled surface, for choosing scales.
struct ValueStatistics {
  double low = 0, high = 1;      ///< of the finite samples and the visible known minima
  double tenth = 0, median = 0;  ///< quantiles
  /// True if most of the picture uses only a small part of the range.
  bool spans_decades() const { return high - low > 30 * (tenth - low); }
};

/// Samples `domain` on a grid; known minima inside it are included.
ValueStatistics survey(const Objective& surface, const std::vector<Minimum>& minima, const Domain& domain);

/// The scale for filled contours and their colours, as view.level_spacing says.
ValueScale color_scale(const ValueStatistics& statistics, LevelSpacing spacing);

/// The scale for the height of the 3D surface, as view.height says.
ValueScale height_scale(const ValueStatistics& statistics, HeightScale height);

}  // namespace gradreel
