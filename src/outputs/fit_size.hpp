// Makes outputs smaller until they fit into their max_bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scene/scene.hpp"

namespace gradreel {

/// The output with fewer frames per second; if that is at its minimum, with fewer colours or, if its pictures
/// are lossy, a lower quality; if these are too, with a smaller frame. None if everything is at its minimum.
std::optional<OutputSpec> smaller(const OutputSpec& output);

/// The version of `wanted` to try after `made` was too large. Throws Error if that was the smallest.
OutputSpec next_smaller(const OutputSpec& wanted, const OutputSpec& made, const TooLarge& why);

/// The version after `steps` of these steps. Throws Error about --smaller if there are fewer, or if the
/// output has no max_bytes.
OutputSpec made_smaller(const OutputSpec& output, std::int64_t steps);

/// The differences: "12.5 frames/s instead of 25, 64 colours instead of 240". Empty if there are none.
std::string concessions(const OutputSpec& wanted, const OutputSpec& made);

/// "25", "29.97".
std::string frame_rate_text(Rational rate);

}  // namespace gradreel
