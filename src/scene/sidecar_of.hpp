// What a film's sidecar and snippets say of a scene.
#pragma once

#include "descent/sidecar.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// All but the frames and the files' names; `trajectories` is descend_all(scene).
Sidecar sidecar_of(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories);

}  // namespace gradreel
