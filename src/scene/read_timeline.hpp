// epochs, timeline and stop.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& timeline_section();
const Section& stop_section();

void read_timeline(MapReader& scene, Scene& out);  ///< epochs, timeline
void read_stop(MapReader& scene, Scene& out);

}  // namespace gradreel
