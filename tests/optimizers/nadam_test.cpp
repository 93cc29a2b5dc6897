#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("nadam: the first step by hand") {
  // Without decay μ = 0.45 throughout: 0.45 m / (1 − 0.45²) + 0.55 g / (1 − 0.45), m = 0.1 g.
  CHECK(after(1, *make("nadam", {{"epsilon", 0.0}, {"momentum_decay", 0.0}}), 0.1).x ==
        Approx(1 - 0.1 * (1 + 0.045 / 0.7975)).epsilon(1e-14));
}

TEST_CASE("nadam: reference trajectories") { check_references("nadam", 14); }
