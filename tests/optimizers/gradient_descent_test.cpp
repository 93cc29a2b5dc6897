#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("gradient_descent: first steps by hand") {
  // At α = 0.1 each step multiplies x by 0.9 and y by 0.6.
  const auto one = after(1, *make("gradient_descent"), 0.1), two = after(2, *make("gradient_descent"), 0.1);
  CHECK(one.x == Approx(0.9).epsilon(1e-15));
  CHECK(one.y == Approx(0.6).epsilon(1e-15));
  CHECK(two.x == Approx(0.81).epsilon(1e-15));
  CHECK(two.y == Approx(0.36).epsilon(1e-15));
}

TEST_CASE("gradient_descent: reference trajectories") { check_references("gradient_descent", 30); }
