// A surface's values for a contour map, also where f has holes and poles.
#pragma once

#include <vector>

#include "film/content.hpp"
#include "film/surface_grid.hpp"
#include "film/value_scale.hpp"

namespace gradreel {

struct MapSample {
  /// In the plot's coordinates. Around holes it goes on beyond their edges, so that bands and lines do;
  /// within them, and where nothing is known, negative infinity stands.
  Grid grid;
  bool has_holes = false;
  std::vector<Ring> finite;    ///< where f is finite, if it has holes
  std::vector<GridCut> poles;  ///< where it leaps
};

/// Of the view's domain. Without holes and poles a sample is at most 3 px from the next.
MapSample sample_map(const FilmContent& content, const Box& plot, const ValueScale& scale);

}  // namespace gradreel
