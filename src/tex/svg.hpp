// The pictures that dvisvgm writes.
#pragma once

#include <string>

#include "core/formula.hpp"

namespace gradreel {

/// Sets `formula`'s picture and ink from an SVG file of dvisvgm. False if the file is none.
bool read_svg(const std::string& svg, Formula& formula);

}  // namespace gradreel
