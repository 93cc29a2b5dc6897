// The domain on which a function is shown.
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

/// The rectangle that a surface is shown on, in its own coordinates.
struct Domain {
  double x_min = 0, x_max = 0, y_min = 0, y_max = 0;

  /// Borders included; NaN is nowhere.
  bool contains(Point p) const { return p.x >= x_min && p.x <= x_max && p.y >= y_min && p.y <= y_max; }
  friend bool operator==(const Domain&, const Domain&) = default;
};

}  // namespace gradreel
