#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adamw: the decay stays out of the means") {
  CHECK(after(1, *make("adamw", {{"epsilon", 0.0}, {"weight_decay", 0.5}}), 0.1).x ==
        Approx(1 - 0.05 - 0.1).epsilon(1e-14));
}

TEST_CASE("adamw: reference trajectories") { check_references("adamw", 19); }

TEST_CASE("adamw: with amsgrad it divides by the root of the largest mean square") {
  // g = 1, then 0.9 (epsilon 0, β₁ = 0): v falls below its maximum, so the step is shorter than α.
  const auto two = after(
      2,
      *make("adamw",
            {{"beta1", 0.0}, {"beta2", 0.0}, {"epsilon", 0.0}, {"weight_decay", 0.0}, {"amsgrad", true}}),
      0.1);
  CHECK(two.x == Approx(1 - 0.1 - 0.09).epsilon(1e-14));
}
