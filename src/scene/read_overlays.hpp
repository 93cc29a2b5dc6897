// overlays.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

Key overlays_key();  ///< of a scene

void read_overlays(MapReader& scene, Scene& out);  ///< after the optimizers

}  // namespace gradreel
