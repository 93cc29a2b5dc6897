// Descents that were run elsewhere.
#pragma once

#include <initializer_list>
#include <string_view>

#include "scene/reader.hpp"

namespace gradreel {

/// trajectories, of a scene.
Key recordings_key();

void read_recordings(MapReader& scene, Scene& out);  ///< after the surface

/// Whether the scene runs optimizers: by default where it has no recordings.
bool runs_optimizers(const MapReader& scene);

/// Notes keys that are for optimizers where none is run.
void refuse_idle(MapReader& scene, std::initializer_list<std::string_view> keys);

}  // namespace gradreel
