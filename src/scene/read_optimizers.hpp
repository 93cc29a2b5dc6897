// optimizers, and what scenes say for all of them.
#pragma once

#include "scene/configs.hpp"
#include "scene/reader.hpp"

namespace gradreel {

/// optimizers, learning_rate, the regime and seed, of a scene.
std::vector<Key> optimizer_keys();
const Section& optimizer_set_section();  ///< a file

void read_optimizers(MapReader& scene, const Configs& configs,
                     Scene& out);  ///< after the timeline and tune
OptimizerSet read_optimizer_set(const Value& root, Notes& notes);

}  // namespace gradreel
