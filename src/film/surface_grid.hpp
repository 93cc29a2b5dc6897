// Samples a surface for a plot.
#pragma once

#include "core/domain.hpp"
#include "core/objective.hpp"
#include "draw/contours.hpp"
#include "film/view.hpp"

namespace gradreel {

/// Values over `domain`, at most `step_px` apart, in the coordinates of `plot`; y points up.
Grid sample_surface(const Objective& surface, const Domain& domain, const Box& plot, double step_px);

/// Where the points of such a grid are in the domain, row by row.
Positions grid_positions(const Grid& grid, const Domain& domain);

}  // namespace gradreel
