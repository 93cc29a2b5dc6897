// Chooses one of a scene's outputs, and its format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace gradreel {

/// The only one; throws Error about `option` if there are more.
Scene& the_only(std::vector<Scene>& scenes, const std::string& option);

/// Changes every film of every scene to `format`, with the same size and rate and the format's defaults.
/// Throws Error for an unknown format, if no output is a film, and with everything that the format does not
/// support.
void replace_formats(std::vector<Scene>& scenes, const std::string& format);

/// The output of `scene` that is to be written to `path`: the first film of the format that the path's ending
/// names, or else the first film, turned into one; of `format`, where it is given. Throws Error like
/// replace_formats(), and where the ending says nothing.
const OutputSpec& choose_output(Scene& scene, const std::string& path,
                                const std::optional<std::string>& format);

/// The number of one of the scene's outputs, from 1.
int number_of(const Scene& scene, const OutputSpec& output);

/// Whose frames are to be seen: the output with that number, from 1, or else the first film. Throws Error
/// where there is none or it has no frames; about --profile, if one replaced the scene's outputs.
const OutputSpec& film_output(const Scene& scene, std::optional<std::int64_t> number,
                              const std::optional<std::string>& profile);

}  // namespace gradreel
