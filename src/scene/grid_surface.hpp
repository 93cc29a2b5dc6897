// A surface that a file has as values on a grid.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

const Section& grid_surface_section();

/// Of the scene's key `surface`, a mapping that has the key grid. Nothing is set where something is wrong.
void read_grid_surface(const Value& surface, Notes& notes, Scene& out);

}  // namespace gradreel
