// From a resolved scene to trajectories and films.
#pragma once

#include <memory>
#include <vector>

#include "film/film.hpp"
#include "scene/scene.hpp"

namespace gradreel {

using Trajectories = std::vector<std::shared_ptr<const Trajectory>>;

/// All descents of the scene, start by start and within a start optimizer by optimizer.
Trajectories descend_all(const Scene& scene);

/// The film of one of the scene's outputs; `trajectories` is descend_all(scene).
Film compose(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories);

/// "α = 0.1, β₁ = 0.8": the learning rate, and whatever is not at its default.
std::string settings_text(const OptimizerChoice& choice);

}  // namespace gradreel
