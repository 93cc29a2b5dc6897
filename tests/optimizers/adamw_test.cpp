#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adamw: the decay stays out of the means") {
  CHECK(after(1, *make("adamw", {{"epsilon", 0.0}, {"weight_decay", 0.5}}), 0.1).x ==
        Approx(1 - 0.05 - 0.1).epsilon(1e-14));
}

TEST_CASE("adamw: reference trajectories") { check_references("adamw", 12); }
