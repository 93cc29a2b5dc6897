// What films of a format cannot be.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.hpp"

namespace gradreel {

/// A setting of an output that its format cannot hold.
struct Excess {
  std::string_view key;       ///< width, height, fps or background
  std::string message, hint;  ///< the message goes on after the key: "must be even for mp4, not 1281"
};

/// All of them; none where the output is no film.
std::vector<Excess> excesses(const OutputSpec& output);

/// The formats for which `has` is true: "mp4 and webm".
std::string formats_that(const std::function<bool(const FormatEntry&)>& has);

}  // namespace gradreel
