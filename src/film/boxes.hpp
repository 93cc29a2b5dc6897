// Splits boxes into smaller boxes.
#pragma once

#include <array>

#include "core/geometry.hpp"

namespace gradreel {

inline Box left_of(const Box& b, double width) { return {b.x, b.y, width, b.height}; }
inline Box right_of(const Box& b, double width, double gap) {
  return {b.x + width + gap, b.y, b.width - width - gap, b.height};
}
inline Box top_of(const Box& b, double height) { return {b.x, b.y, b.width, height}; }
inline Box below(const Box& b, double height, double gap) {
  return {b.x, b.y + height + gap, b.width, b.height - height - gap};
}

}  // namespace gradreel
