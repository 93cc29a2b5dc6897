#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("momentum: first steps by hand") {
  // v1 = 0.1 (1, 4); v2 = 0.9 v1 + 0.1 (0.9, 2.4) = (0.18, 0.6).
  const auto one = after(1, *make("momentum"), 0.1), two = after(2, *make("momentum"), 0.1);
  CHECK(one.x == Approx(0.9).epsilon(1e-15));
  CHECK(one.y == Approx(0.6).epsilon(1e-15));
  CHECK(two.x == Approx(0.72).epsilon(1e-15));
  CHECK(two.y == Approx(0.0).margin(1e-15));
}

TEST_CASE("momentum: reference trajectories") { check_references("momentum", 31); }
