#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adadelta: the first step by hand") {
  // s = 0.1, d = 0: Δ = √(0.1 / 0.2); with the mean square before this gradient, √(0.1 / 0.1).
  CHECK(after(1, *make("adadelta", {{"epsilon", 0.1}}), 0.5).x ==
        Approx(1 - 0.5 * std::sqrt(0.5)).epsilon(1e-14));
  CHECK(after(1, *make("adadelta", {{"epsilon", 0.1}, {"lagging", true}}), 0.5).x ==
        Approx(0.5).epsilon(1e-14));
}

TEST_CASE("adadelta: reference trajectories") { check_references("adadelta", 16); }
