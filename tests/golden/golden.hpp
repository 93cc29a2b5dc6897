// Pictures that must stay as they are.
#pragma once

#include <string>

#include "core/image.hpp"

namespace gradreel::testing {

/// Compares with tests/golden/images/NAME.png: exactly, if all that decides pixels has the versions recorded
/// in tests/golden/versions.yaml, and else within the bounds of likeness.hpp, which the end of the run then
/// says. On failure NAME.actual.png and NAME.difference.png (what differs in red) are written to
/// golden-failures/ in the build folder. With GRADREEL_UPDATE_GOLDEN=1 in the environment a picture that
/// differs in any pixel is written anew instead, and so are the versions.
void check_golden(const std::string& name, const Image& actual);

/// Whether pictures are written rather than compared.
bool updates_golden();

/// The file of a golden picture.
std::string golden_path(const std::string& name);

/// The golden picture.
Image read_golden(const std::string& name);

}  // namespace gradreel::testing
