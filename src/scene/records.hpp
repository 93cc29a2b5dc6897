// A scene's descents as records for files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "descent/trajectory_text.hpp"
#include "scene/compose.hpp"

namespace gradreel {

/// Everything that can be set of an optimizer, with its value: the whole of what a record calls parameters.
std::vector<std::pair<std::string, ParamValue>> parameters_of(const OptimizerChoice& choice);

/// One record per descent; `trajectories` is descend_all(scene), and outlives them.
std::vector<DescentRecord> records_of(const Scene& scene, const Trajectories& trajectories);

}  // namespace gradreel
