// layout.
#pragma once

#include <string>

#include "scene/reader.hpp"

namespace gradreel {

Key layout_key();  ///< of a scene

void read_layout(MapReader& scene, Scene& out);  ///< after the optimizers
/// Of the panels; after the surface and the layout.
void check_dimension(MapReader& scene, const Scene& out);
void check_basins(MapReader& scene, const Scene& out);  ///< of the layout; after all else

/// What the layout has no room for in that output; empty: nothing.
std::string misfit_of(const Scene& scene, const OutputSpec& output);

}  // namespace gradreel
