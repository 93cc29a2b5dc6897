// What a scene may say, but hardly means.
#pragma once

#include "scene/reader.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Starts outside the map, and optimizers of one label: known when the scene is read.
void warn_of_scene(MapReader& map, const Scene& scene);

/// Transparent films in a dark theme: known when the theme and the outputs are.
void warn_of_transparency(Scene& scene);

/// Descents that hardly move. `trajectories` is descend_all(scene).
std::vector<Mistake> still_descents(const Scene& scene, const Trajectories& trajectories);

}  // namespace gradreel
