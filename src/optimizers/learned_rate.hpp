// Parameters of the rules that estimate the distance to a minimum (D-Adaptation, Prodigy).
#pragma once

#include "optimizers/moments.hpp"

namespace gradreel {

Param first_distance_param();  ///< d0
Param growth_rate_param();     ///< 0: no limit

/// `d` grown to `estimate` if that is larger, but at most `growth_rate`-fold (0: any).
double grow(double d, double estimate, double growth_rate);

}  // namespace gradreel
