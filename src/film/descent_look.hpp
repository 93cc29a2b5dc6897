// Which colour and which marker each of a scene's descents has.
#pragma once

#include <cstddef>

#include "draw/canvas.hpp"

namespace gradreel {

/// How many series run from how many starts, and how many colours there are (at least 8).
struct DescentCounts {
  std::size_t series = 1, starts = 1, colors = 8;
};

struct DescentLook {
  std::size_t color = 0;  ///< index of the theme's trails
  Marker marker = Marker::circle;

  friend bool operator==(const DescentLook&, const DescentLook&) = default;
};

/// Up to 64 descents all have different pairs, and neighbours differ in both. Where both fit, colours tell
/// series apart and markers tell starts apart; of one series, or one start, both change together.
DescentLook look_of(std::size_t series, std::size_t start, const DescentCounts& counts);

}  // namespace gradreel
