#include "optimizers/slow_point.hpp"

namespace gradreel {

Param synchronisation_param(double epochs) {
  return {.name = "steps",
          .fallback = epochs,
          .doc = "epochs from one synchronisation to the next",
          .range = {.low = 1, .high = 1e6, .whole = true},
          .symbol = "k"};
}

Param slow_share_param() {
  return {.name = "alpha",
          .fallback = 0.5,
          .doc = "share of the way that the slow point goes to the fast one",
          .range = {.low = 0, .high = 1, .low_open = true},
          .symbol = "α"};
}

LandmarkEntry slow_landmark() { return {.name = "slow", .doc = "φ, the slow point", .is_trail = true}; }

}  // namespace gradreel
