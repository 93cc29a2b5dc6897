// Text with a rim, to be read on any ground.
#pragma once

#include <string_view>

#include "draw/canvas.hpp"

namespace gradreel {

/// The middle of the capitals' height is at at.y. `halo_px` is the rim's width; its colour should be opaque.
void halo_text(Canvas& canvas, std::string_view utf8, Point at, const TextStyle& style, Color color,
               Color halo, double halo_px, Align align = Align::center);

}  // namespace gradreel
