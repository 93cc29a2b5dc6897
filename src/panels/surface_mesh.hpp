// The surface as a mesh in the camera's box.
#pragma once

#include "draw/raster3d.hpp"
#include "film/content.hpp"
#include "film/value_scale.hpp"

namespace gradreel {

/// Over the view's domain, in the colours of its values. Where f ceases to be finite the mesh ends, at the
/// place itself. Heights stay in the range of `heights`.
Mesh surface_mesh(const FilmContent& content, const ValueStatistics& statistics, const ValueScale& heights);

}  // namespace gradreel
