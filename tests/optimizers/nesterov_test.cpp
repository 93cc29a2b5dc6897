#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("nesterov: first steps by hand") {
  // v1 = 0.1 (1, 4); then the gradient is that at (0.9, 0.6) − 0.9 v1 = (0.81, 0.24): v2 = (0.171, 0.456).
  const auto one = after(1, *make("nesterov"), 0.1), two = after(2, *make("nesterov"), 0.1);
  CHECK(one.x == Approx(0.9).epsilon(1e-15));
  CHECK(one.y == Approx(0.6).epsilon(1e-15));
  CHECK(two.x == Approx(0.729).epsilon(1e-15));
  CHECK(two.y == Approx(0.144).epsilon(1e-14));
}

TEST_CASE("nesterov: reference trajectories") { check_references("nesterov", 6); }
