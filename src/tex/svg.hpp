// Reads the SVG files that dvisvgm writes.
#pragma once

#include <string>

#include "core/formula.hpp"

namespace gradreel {

/// Sets `formula`'s picture and ink from the text of an SVG file. False if it was not written by dvisvgm.
bool read_svg(const std::string& svg, Formula& formula);

}  // namespace gradreel
