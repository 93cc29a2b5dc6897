// Options that let a panel override the scene's view.
#pragma once

#include <vector>

#include "core/param.hpp"
#include "film/content.hpp"

namespace gradreel {

/// Options of filled maps: levels, level_spacing, colormap. Those not stated are the scene's.
std::vector<Param> map_options();
void adapt_map(const ParamValues& options, FilmContent& content);

/// Options of the 3D surface: camera, height, and the colour options of maps. A stated camera replaces the
/// scene's keyframes and does not move.
std::vector<Param> surface_options();
void adapt_surface(const ParamValues& options, FilmContent& content);

/// Which of the scene's planes a panel shows, from 1: of objectives of more than two parameters.
Param plane_option();

}  // namespace gradreel
