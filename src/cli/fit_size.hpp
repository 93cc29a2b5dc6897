// Outputs that must not be larger than so many bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "scene/scene.hpp"

namespace gradreel {

/// A version of the output that makes a smaller file: fewer frames per second, of those at their fewest fewer
/// colours, of those at their fewest a smaller frame. Nothing if all are at their least.
std::optional<OutputSpec> smaller(const OutputSpec& output);

/// Calls `render` with the output and then with ever smaller versions for as long as it throws TooLarge;
/// returns the one that it did not throw for. Throws Error if even the smallest is too large.
OutputSpec fit_size(const OutputSpec& output, const std::function<void(const OutputSpec&)>& render);

/// What was given up: "12.5 frames/s instead of 25, 64 colours instead of 240". Empty: nothing.
std::string concessions(const OutputSpec& wanted, const OutputSpec& made);

}  // namespace gradreel
