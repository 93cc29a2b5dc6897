// The descents of a scene, every seed counted.
#pragma once

#include <memory>
#include <vector>

#include "descent/setup.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// One start with one optimizer and one seed of its noise.
struct Run {
  std::size_t start = 0, optimizer = 0;  ///< indices into the scene's
  int seed = 0;                          ///< from 0
};

/// Start by start, within a start optimizer by optimizer, within an optimizer seed by seed.
std::vector<Run> runs_of(const Scene& scene);

/// How a run is run. A schedule is that of the scene's epochs, or of as many as asked for if these are more.
Setup setup_of(const Scene& scene, const Run& run);

/// One per run.
using Trajectories = std::vector<std::shared_ptr<const Trajectory>>;

/// All of them; up to `jobs` at once, which changes nothing. The noise of a run depends on the scene's seed,
/// the start's and the optimizer's places in the scene, and the run's seed.
Trajectories descend_all(const Scene& scene, int jobs = 1);

}  // namespace gradreel
