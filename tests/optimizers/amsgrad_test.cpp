#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("amsgrad: the mean square never falls") {
  // With β₂ = 0 the mean square is g², 1 and then 0.81, of which 1 stays.
  CHECK(after(2, *make("amsgrad", {{"beta2", 0.0}, {"epsilon", 0.0}}), 0.1).x ==
        Approx(0.9 - 0.1 * 0.18 / 0.19).epsilon(1e-14));
}

TEST_CASE("amsgrad: epsilon after the bias correction or before") {
  CHECK(after(1, *make("amsgrad", {{"epsilon", 1.0}}), 0.1).x == Approx(0.95).epsilon(1e-14));
  CHECK(after(1, *make("amsgrad", {{"epsilon", 1.0}, {"epsilon_hat", true}}), 0.1).x ==
        Approx(1 - 0.1 / (1 + 1 / std::sqrt(0.001))).epsilon(1e-14));
}

TEST_CASE("amsgrad: reference trajectories") { check_references("amsgrad", 8); }
