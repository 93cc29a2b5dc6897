// The descents of a scene, every seed counted.
#pragma once

#include <memory>
#include <vector>

#include "core/clock_unit.hpp"
#include "descent/setup.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// A series is what has a label and, where there are several, a colour: the scene's optimizers, in their
/// order, and after them its recordings, each for itself.
std::size_t count_series(const Scene& scene);
const std::string& label_of(const Scene& scene, std::size_t series);

/// Where the common clock ends: with the optimizers' epochs, or with the last recording.
int clock_epochs(const Scene& scene);

/// A step where any optimizer sees mini-batches.
ClockUnit clock_unit(const Scene& scene);

/// One optimizer from one start with one seed of its noise, or a recording.
struct Run {
  std::size_t series = 0;
  std::size_t start = 0;  ///< of an optimizer: which of the scene's starts
  int seed = 0;           ///< from 0
};

/// Start by start, within a start optimizer by optimizer, within an optimizer seed by seed; then the
/// recordings.
std::vector<Run> runs_of(const Scene& scene);

/// Null: the run is a recording.
const OptimizerChoice* optimizer_of(const Scene& scene, const Run& run);

/// Of a run without an optimizer.
const Recording& recording_of(const Scene& scene, const Run& run);

/// Where the run begins.
Point start_of(const Scene& scene, const Run& run);

/// How a run of an optimizer is run. A schedule is that of the scene's epochs, or of as many as asked for if
/// these are more.
Setup setup_of(const Scene& scene, const Run& run);

/// Runs a fresh optimizer from the run's start, in all dimensions: of more than two, the trajectory is not
/// yet that of a plane.
Trajectory descend_run(const Scene& scene, const Run& run, Optimizer& optimizer,
                       const DescentSettings& settings);

/// One per run.
using Trajectories = std::vector<std::shared_ptr<const Trajectory>>;

/// All of them, recordings as they are; up to `jobs` at once, which changes nothing. The noise of a run
/// depends on the scene's seed, the start's and the optimizer's places in the scene, and the run's seed. Of a
/// scene whose planes are settled they are those of its first plane.
Trajectories descend_all(const Scene& scene, int jobs = 1);

}  // namespace gradreel
