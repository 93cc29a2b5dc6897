// Sets of pixels as disjoint rectangles.
#pragma once

#include <vector>

#include "core/image.hpp"

namespace gradreel {

/// The same pixels as `rects` within `bounds`, each once: rectangles in no particular order become disjoint
/// ones.
std::vector<Rect> disjoint(const std::vector<Rect>& rects, const Rect& bounds);

}  // namespace gradreel
