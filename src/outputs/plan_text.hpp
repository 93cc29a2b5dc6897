// What would be made, in words.
#pragma once

#include <string>

#include "outputs/target.hpp"

namespace gradreel {

/// One line for each file of the target:
/// "output/s.mp4 (film of s.yaml: mp4, 640 x 360, 90 frames at 15/s)". Frames are left out where their number
/// depends on the descents. Throws Error with mistakes of the clock.
std::string plan_text(const Target& target);

}  // namespace gradreel
