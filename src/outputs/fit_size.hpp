// Outputs that must not be larger than so many bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scene/scene.hpp"

namespace gradreel {

/// A version of the output that makes a smaller file: fewer frames per second, of those at their fewest fewer
/// colours, of those at their fewest a smaller frame. Nothing if all are at their least.
std::optional<OutputSpec> smaller(const OutputSpec& output);

/// The version of `wanted` to try after `made` was too large. Throws Error if that was the smallest.
OutputSpec next_smaller(const OutputSpec& wanted, const OutputSpec& made, const TooLarge& why);

/// The version after so many of these steps. Throws Error about --smaller where there are not as many, or the
/// output's size is not bounded.
OutputSpec made_smaller(const OutputSpec& output, std::int64_t steps);

/// What was given up: "12.5 frames/s instead of 25, 64 colours instead of 240". Empty: nothing.
std::string concessions(const OutputSpec& wanted, const OutputSpec& made);

/// "25", "29.97".
std::string frame_rate_text(Rational rate);

}  // namespace gradreel
