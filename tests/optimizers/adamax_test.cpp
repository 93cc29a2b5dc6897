#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adamax: first steps by hand") {
  CHECK(after(1, *make("adamax", {{"epsilon", 0.0}}), 0.1).x == Approx(0.9).epsilon(1e-15));
  CHECK(after(2, *make("adamax", {{"epsilon", 0.0}}), 0.1).x ==
        Approx(0.9 - 0.1 * (0.18 / 0.19) / 0.999).epsilon(1e-14));
}

TEST_CASE("adamax: epsilon inside the maximum or outside") {
  // After one step, 0.95 either way; u2 = max(0.999 · 2, 1.95), or 0.999 + 1.
  const double m = (0.9 * 0.1 + 0.1 * 0.95) / 0.19;
  CHECK(after(2, *make("adamax", {{"epsilon", 1.0}}), 0.1).x ==
        Approx(0.95 - 0.1 * m / 1.998).epsilon(1e-14));
  CHECK(after(2, *make("adamax", {{"epsilon", 1.0}, {"epsilon_outside", true}}), 0.1).x ==
        Approx(0.95 - 0.1 * m / 1.999).epsilon(1e-14));
}

TEST_CASE("adamax: reference trajectories") { check_references("adamax", 18); }
