#include "optimizers/learned_rate.hpp"

namespace gradreel {

Param first_distance_param() {
  return {.name = "d0",
          .fallback = 1e-6,
          .doc = "first estimate of the distance to the minimum",
          .range = positive(),
          .symbol = "d₀"};
}

Param growth_rate_param() {
  return {.name = "growth_rate",
          .fallback = 0.0,
          .doc = "largest factor by which d grows in an epoch; 0: no limit",
          .range = non_negative()};
}

Param use_bias_correction_param() {
  return flag_param("use_bias_correction", "multiply the rate by √(1 − β₂ᵗ) / (1 − β₁ᵗ)");
}

LandmarkEntry distance_landmark() {
  return {.name = "distance", .doc = "d, the estimated distance to the minimum", .is_length = true};
}

double bias_correction(double beta1, double beta2, int t) {
  return num::sqrt(1 - num::integer_power(beta2, t)) / (1 - num::integer_power(beta1, t));
}

double grow(double d, double estimate, double growth_rate) {
  if (growth_rate > 0 && estimate > d * growth_rate) estimate = d * growth_rate;
  return estimate > d ? estimate : d;
}

}  // namespace gradreel
