// Values of a function of two variables at the nodes of a grid.
#pragma once

#include <cstddef>
#include <vector>

namespace gradreel {

/// The axes rise and have at least two places each, which need not be evenly spaced.
struct ValueGrid {
  std::vector<double> x, y;
  std::vector<double> z;  ///< z[i * x.size() + j] is the value at x[j], y[i]; not finite: there is none
};

inline constexpr std::size_t kMaxGridNodes = 4'000'000;
inline constexpr double kMaxGridValue = 1e100;  ///< in size: so that no derivative overflows

/// Neighbours on an axis are at least this far apart, and this share of the larger one's size.
inline constexpr double kLeastGridStep = 1e-60, kLeastGridShare = 1e-12;

}  // namespace gradreel
