// Sets of pixels as disjoint rectangles.
#pragma once

#include <vector>

#include "core/image.hpp"

namespace gradreel {

/// Disjoint rectangles that cover the same pixels as `rects` within `bounds`.
std::vector<Rect> disjoint(const std::vector<Rect>& rects, const Rect& bounds);

}  // namespace gradreel
