// The shape of a plot of a surface.
#pragma once

#include "core/domain.hpp"

namespace gradreel {

/// Whether both axes have equal units, so that steps leave contour lines at right angles; not where that
/// would waste the room.
inline bool has_equal_units(const Domain& d) {
  const double aspect = (d.x_max - d.x_min) / (d.y_max - d.y_min);
  return aspect > 0.4 && aspect < 2.5;
}

}  // namespace gradreel
