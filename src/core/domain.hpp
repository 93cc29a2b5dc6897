// The domain on which a function is shown.
#pragma once

#include <algorithm>

#include "core/geometry.hpp"

namespace gradreel {

/// The rectangle that a surface is shown on, in its own coordinates; of a function of one variable the
/// interval of x, with 0 for both ends of y. Its points have y = 0.
struct Domain {
  double x_min = 0, x_max = 0, y_min = 0, y_max = 0;

  int dimension() const { return y_max > y_min ? 2 : 1; }

  /// Borders included; NaN is nowhere.
  bool contains(Point p) const { return p.x >= x_min && p.x <= x_max && p.y >= y_min && p.y <= y_max; }
  friend bool operator==(const Domain&, const Domain&) = default;
};

/// The smallest one around both.
inline Domain united(const Domain& d, Point p) {
  return {std::min(d.x_min, p.x), std::max(d.x_max, p.x), std::min(d.y_min, p.y), std::max(d.y_max, p.y)};
}

}  // namespace gradreel
