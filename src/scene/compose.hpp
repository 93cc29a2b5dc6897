// From a resolved scene and its trajectories to films.
#pragma once

#include "film/film.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// The film of one of the scene's outputs; `trajectories` is descend_all(scene).
/// Of an optimizer with several seeds the median run is drawn thick and the others thin.
Film compose(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories);

}  // namespace gradreel
