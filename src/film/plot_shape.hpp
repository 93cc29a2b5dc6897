// The aspect ratio of a plot of a surface.
#pragma once

#include "core/domain.hpp"
#include "film/view.hpp"

namespace gradreel {

/// Width to height.
inline double width_to_height(const Domain& d) { return (d.x_max - d.x_min) / (d.y_max - d.y_min); }

/// Whether one side is less than 2.5 times as long as the other.
inline bool has_similar_sides(const Domain& d) {
  return width_to_height(d) > 0.4 && width_to_height(d) < 2.5;
}

/// Whether a map has the same scale along both axes, so that circles are round and gradients perpendicular to
/// contour lines. `width` and `height`: the room for its plot. By default they are equal as long as the
/// plot's shorter side keeps a ninth of the frame's height, or 0.4 of the room's shorter side in small
/// multiples.
bool has_equal_units(MapAspect asked, double aspect, double width, double height, double frame_height);

}  // namespace gradreel
