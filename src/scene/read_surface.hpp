// surface, start and starts.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& surface_section();

void read_surface(MapReader& scene, Scene& out);
void read_starts(MapReader& scene, Scene& out);  ///< after the surface

}  // namespace gradreel
