// What --format and -o of `render` make of a scene's outputs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace gradreel {

/// The path that means standard output.
inline constexpr const char* kStandardOutput = "-";

/// The only one; throws Error about `option` if there are more.
Scene& the_only(std::vector<Scene>& scenes, const std::string& option);

/// Every film of every scene becomes one of `format`, of the same size and rate, with the format's defaults.
/// Throws Error for an unknown format, where no output is a film, and with all that the format cannot hold.
void replace_formats(std::vector<Scene>& scenes, const std::string& format);

/// The output of `scene` that is to be written to `path`: the first film of the format that the path's ending
/// names, or else the first film, turned into one; of `format`, where it is given. Throws Error like
/// replace_formats(), and where the ending says nothing.
const OutputSpec& choose_output(Scene& scene, const std::string& path,
                                const std::optional<std::string>& format);

}  // namespace gradreel
