// view.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& view_section();

void read_view(MapReader& scene, Scene& out);  ///< after the surface, the timeline and the optimizers

}  // namespace gradreel
