// What Lookahead and Ranger declare of their slow point φ, to which θ returns every k epochs.
#pragma once

#include "optimizers/optimizer.hpp"

namespace gradreel {

Param synchronisation_param(double epochs);  ///< `steps`, k
Param slow_share_param();                    ///< `alpha`
LandmarkEntry slow_landmark();

}  // namespace gradreel
