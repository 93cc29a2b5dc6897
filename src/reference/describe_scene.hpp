// What `gradreel describe SCENE.yaml` says.
#pragma once

#include <string>

#include "scene/scene.hpp"

namespace gradreel {

/// The scene's surface, however it is defined: its formula, as text and in LaTeX, parameters, minima, domain
/// and starts, for lines of `columns`.
std::string describe_surface_of(const Scene& scene, int columns);

}  // namespace gradreel
