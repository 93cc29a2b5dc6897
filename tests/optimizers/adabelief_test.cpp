#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adabelief: the first step by hand") {
  // g − m = 0.9 g, so the root is 0.9 |g|; with ε = 0.001 it is √(0.81 + 1) + 0.001 for x.
  CHECK(after(1, *make("adabelief", {{"epsilon", 0.0}}), 0.1).y == Approx(1 - 0.1 / 0.9).epsilon(1e-13));
  CHECK(after(1, *make("adabelief", {{"epsilon", 0.001}}), 0.1).x ==
        Approx(1 - 0.1 / (std::sqrt(1.81) + 0.001)).epsilon(1e-13));
}

TEST_CASE("adabelief: reference trajectories") { check_references("adabelief", 2); }
