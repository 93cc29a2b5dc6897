// Text with a halo, legible on any background.
#pragma once

#include <string_view>

#include "draw/canvas.hpp"

namespace gradreel {

/// Capitals are centred vertically at at.y. `halo_px` is the halo's width; its colour should be opaque.
void halo_text(Canvas& canvas, std::string_view utf8, Point at, const TextStyle& style, Color color,
               Color halo, double halo_px, Align align = Align::center);

}  // namespace gradreel
