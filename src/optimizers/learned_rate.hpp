// Parameters of the rules that estimate the distance to a minimum (D-Adaptation, Prodigy).
#pragma once

#include "optimizers/moments.hpp"

namespace gradreel {

Param first_distance_param();  ///< d0
Param growth_rate_param();     ///< 0: no limit
Param use_bias_correction_param();

/// d, which Landmarks::lengths calls "distance".
LandmarkEntry distance_landmark();

/// Adam's correction of both averages after `t` updates, as a factor of the rate: √(1 − β₂ᵗ) / (1 − β₁ᵗ).
double bias_correction(double beta1, double beta2, int t);

/// `d` grown to `estimate` if that is larger, but at most `growth_rate`-fold (0: any).
double grow(double d, double estimate, double growth_rate);

}  // namespace gradreel
