// Turns a scene's descents into records for files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "outputs/trajectory_text.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// The optimizer's parameters, and what its regime states under the keys of a scene with dots between:
/// "tune.goal", "schedule", "schedule.gamma", "warmup.epochs", "gradient.clip_norm"; with noise also the
/// scene's "seed", and "gradient.seed", the run's among `seeds`, from 0. Of a recording there are none.
Parameters parameters_of(const Scene& scene, const Run& run);

/// One record per run; `trajectories` is descend_all(scene), and outlives them.
std::vector<DescentRecord> records_of(const Scene& scene, const Trajectories& trajectories);

}  // namespace gradreel
