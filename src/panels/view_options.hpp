// Options by which one panel looks at the surface in its own way.
#pragma once

#include <vector>

#include "core/param.hpp"
#include "film/content.hpp"

namespace gradreel {

/// Of filled maps: levels, level_spacing, colormap. What is not stated is the scene's.
std::vector<Param> map_options();
void adapt_map(const ParamValues& options, FilmContent& content);

/// Of the surface in perspective: camera and height, and what maps have for its colours. A camera that is
/// stated stands there, whatever the scene's keyframes say.
std::vector<Param> surface_options();
void adapt_surface(const ParamValues& options, FilmContent& content);

}  // namespace gradreel
