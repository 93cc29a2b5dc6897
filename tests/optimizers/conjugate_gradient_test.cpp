#include "optimizers/reference.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("conjugate_gradient: the first step on a quadratic is exact to the line search's tolerance") {
  // Along −g = (−1, −4) the slope is −17 + 65 t; at most a tenth of it may be left.
  const auto one = after(1, *make("conjugate_gradient"), 1);
  const double t = 1 - one.x;
  CHECK(one.y == Approx(1 - 4 * t).epsilon(1e-14));
  CHECK(std::fabs(-17 + 65 * t) <= 1.7);
}

TEST_CASE("conjugate_gradient: a quadratic of two variables takes few steps, and the minimum stays") {
  const auto few = after(4, *make("conjugate_gradient"), 1), many = after(40, *make("conjugate_gradient"), 1);
  CHECK(std::fabs(few.x) + std::fabs(few.y) < 1e-3);
  CHECK(std::fabs(many.x) + std::fabs(many.y) < 1e-7);
}

TEST_CASE("conjugate_gradient: Rosenbrock's valley") {
  const auto surface = find_surface("rosenbrock")->make(ParamValues(find_surface("rosenbrock")->params));
  Positions x(2, 1);
  x << -1.2, 1;
  const auto rule = make("conjugate_gradient");
  for (int i = 0; i < 60; ++i) rule->step(*surface, x, 1);
  CHECK(x(0, 0) == Approx(1).epsilon(1e-6));
  CHECK(x(1, 0) == Approx(1).epsilon(1e-6));
}
