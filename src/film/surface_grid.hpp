// A surface sampled for a plot.
#pragma once

#include "core/domain.hpp"
#include "core/objective.hpp"
#include "draw/contours.hpp"
#include "film/view.hpp"

namespace gradreel {

/// Values over `domain`, a sample every `step_px` or closer, in the coordinates of `plot`; y points up.
Grid sample_surface(const Objective& surface, const Domain& domain, const Box& plot, double step_px);

}  // namespace gradreel
