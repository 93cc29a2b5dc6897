#include "optimizers/reference.hpp"
#include "surfaces/surface.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("trust_region: along the gradient, then the dogleg, then Newton's step; the radius doubles") {
  const auto rule = make("trust_region");
  Positions x(2, 1);
  x << 1, 1;
  const auto radius = [&] { return (*rule->landmarks().lengths.front().second)(0); };
  const auto step = [&] {
    const Positions before = x;
    rule->step(Ellipse(), x, 0.5);
    return std::hypot(x(0) - before(0), x(1) - before(1));
  };
  // The gradient is (1, 4), and the model's minimum along it lies 1.08 away.
  CHECK(step() == Approx(0.5).epsilon(1e-14));
  CHECK(radius() == 0.5);
  CHECK(x(0) == Approx(1 - 0.5 / std::sqrt(17.0)).epsilon(1e-14));
  CHECK(x(1) == Approx(1 - 2 / std::sqrt(17.0)).epsilon(1e-14));
  // Newton's point is 1.018 away, the minimum along the gradient 0.63.
  CHECK(step() == Approx(1).epsilon(1e-14));
  CHECK(radius() == 1);
  CHECK(std::hypot(x(0), x(1)) < 0.05);
  step();
  CHECK(radius() == 2);
  CHECK(std::hypot(x(0), x(1)) < 1e-15);
}

TEST_CASE("trust_region: a step that disappoints is refused, and the radius shrinks to a quarter of it") {
  const auto surface = find_surface("rosenbrock")->make(ParamValues(find_surface("rosenbrock")->params));
  const auto rule = make("trust_region", {{"max_radius", 1000.0}});
  Positions x(2, 1);
  x << -1.5, 2;
  int refused = 0;
  double before = 1000, loss = 1e9;
  for (int k = 0; k < 60; ++k) {
    const Positions at = x;
    rule->step(*surface, x, 1);
    const double radius = (*rule->landmarks().lengths.front().second)(0);
    CHECK(radius <= 2 * before);
    const double moved = std::hypot(x(0) - at(0), x(1) - at(1));
    CHECK(moved <= radius * (1 + 1e-12));
    refused += moved == 0 && loss > 1e-20;
    Values f;
    surface->value(x, f);
    CHECK(f(0) <= loss);
    loss = f(0);
    before = radius;
  }
  CHECK(refused >= 1);
  CHECK(loss < 1e-20);
}

TEST_CASE("trust_region: saddle points repel") {
  const auto surface = find_surface("saddle")->make(ParamValues(find_surface("saddle")->params));
  const auto rule = make("trust_region");
  Positions x(2, 1);
  x << 0.5, 1e-3;
  for (int k = 0; k < 8; ++k) rule->step(*surface, x, 0.5);
  CHECK(std::fabs(x(0)) < 1e-12);
  CHECK(x(1) == Approx(0.256).epsilon(1e-5));  // doubles
}
