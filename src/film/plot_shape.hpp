// The aspect ratio of a plot of a surface.
#pragma once

#include "core/domain.hpp"

namespace gradreel {

/// Whether both axes use the same scale, so that gradients are perpendicular to contour lines. They do unless
/// that would waste too much space.
inline bool has_equal_units(const Domain& d) {
  const double aspect = (d.x_max - d.x_min) / (d.y_max - d.y_min);
  return aspect > 0.4 && aspect < 2.5;
}

}  // namespace gradreel
