// From a resolved scene and its trajectories to films.
#pragma once

#include "film/film.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// The film of one of the scene's outputs; `trajectories` is descend_all(scene).
/// Of an optimizer with several seeds the median run is drawn thick and the others thin. Panels that compute,
/// such as maps of basins, do so here, as `work` says; throws Cancelled if it does. What panels refuse are
/// mistakes at their entries in the layout.
Film compose(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories,
             const Work& work = {});

/// The mistakes that compose() would throw, and what of the scene the film does not show in full. Leaves out
/// what takes long.
Findings examine(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories);

}  // namespace gradreel
