// Pictures that must stay as they are.
#pragma once

#include <string>

#include "core/image.hpp"

namespace gradreel::testing {

/// Compares with tests/golden/images/NAME.png. Versions of the drawing libraries may round edges otherwise,
/// so blocks of 8 x 8 pixels are compared by their mean colours, which may differ by 8 levels: a label, a
/// marker or a line that is missing or has moved makes a block differ by more. On failure NAME.actual.png and
/// NAME.difference.png (blocks that differ in red) are written to golden-failures/ in the build folder. With
/// GRADREEL_UPDATE_GOLDEN=1 in the environment a picture that differs in any pixel is written anew instead.
void check_golden(const std::string& name, const Image& actual);

/// Whether pictures are written rather than compared.
bool updates_golden();

/// The file of a golden picture.
std::string golden_path(const std::string& name);

}  // namespace gradreel::testing
