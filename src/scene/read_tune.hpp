// tune.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& tune_section();

void read_tune(MapReader& scene, Scene& out);  ///< after the timeline

}  // namespace gradreel
