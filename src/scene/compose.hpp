// From a resolved scene to trajectories and films.
#pragma once

#include <memory>
#include <vector>

#include "film/film.hpp"
#include "scene/scene.hpp"

namespace gradreel {

using Trajectories = std::vector<std::shared_ptr<const Trajectory>>;

/// All descents of the scene, start by start and within a start optimizer by optimizer; up to `jobs` at once,
/// which changes nothing.
Trajectories descend_all(const Scene& scene, int jobs = 1);

/// The film of one of the scene's outputs; `trajectories` is descend_all(scene).
Film compose(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories);

}  // namespace gradreel
