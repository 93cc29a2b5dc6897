// The sound that a scene's films have.
#pragma once

#include <optional>

#include "film/timeline.hpp"
#include "scene/reader.hpp"

namespace gradreel {

/// language and audio, of a scene.
std::vector<Key> narration_keys();

void read_narration(MapReader& scene, Scene& out);  ///< after the outputs

/// Where the narration must be as long as the film and is not, what is wrong, for formats that have sound.
std::optional<Mistake> narration_misfit(const Scene& scene, const OutputSpec& output,
                                        const Timeline& timeline);

}  // namespace gradreel
