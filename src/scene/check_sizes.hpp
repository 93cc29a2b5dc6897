// How much a scene may compute.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

/// Notes too many descents, or too many epochs of them: after the optimizers and the recordings.
void check_sizes(MapReader& scene, const Scene& out);

}  // namespace gradreel
