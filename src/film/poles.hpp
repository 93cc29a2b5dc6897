// Whether f grows beyond all bounds.
#pragma once

#include "core/domain.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// Whether f grows without end around `top`, the highest of a grid's points; for sign -1, whether it falls
/// around the lowest. `step` is the grid's, and `far` a value far from there. True at the pole of 1/x, not at
/// that of log x.
bool has_pole(const Objective& f, const Domain& domain, Point top, Point step, double far, double sign);

}  // namespace gradreel
