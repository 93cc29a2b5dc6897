// plane: which plane films of many parameters show.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

inline constexpr std::size_t kMostPlanes = 4;

Key plane_key();

void read_planes(MapReader& scene, Scene& out);  ///< after the surface

}  // namespace gradreel
