#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adam: first steps by hand") {
  // With both means corrected the first step is α sign(g), whatever the size of g.
  const auto one = after(1, *make("adam", {{"epsilon", 0.0}}), 0.1);
  CHECK(one.x == Approx(0.9).epsilon(1e-14));
  CHECK(one.y == Approx(0.9).epsilon(1e-14));
  // m2 = (0.9 · 0.1 + 0.1 · 0.9) / 0.19, v2 = (0.999 · 0.001 + 0.001 · 0.81) / 0.001999 for x.
  const double m = 0.18 / 0.19, v = (0.000999 + 0.00081) / 0.001999;
  CHECK(after(2, *make("adam", {{"epsilon", 0.0}}), 0.1).x ==
        Approx(0.9 - 0.1 * m / std::sqrt(v)).epsilon(1e-13));
}

TEST_CASE("adam: epsilon stands outside the root, after the correction") {
  CHECK(after(1, *make("adam", {{"epsilon", 1.0}}), 0.1).x == Approx(0.95).epsilon(1e-14));
}

TEST_CASE("adam: epsilon may come before the correction") {
  CHECK(after(1, *make("adam", {{"epsilon", 1.0}, {"epsilon_hat", true}}), 0.1).x ==
        Approx(1 - 0.1 / (1 + 1 / std::sqrt(0.001))).epsilon(1e-14));
}

TEST_CASE("adam: the bias correction follows a cycled β₁") {
  const auto adam = make("adam", {{"epsilon", 0.0}});
  Positions x(2, 1);
  x << 1, 1;
  adam->step(Ellipse(), x, 0.1);
  adam->set_momentum(0.5);
  adam->step(Ellipse(), x, 0.1);
  const double m = (0.5 * 0.1 + 0.5 * 0.9) / (1 - 0.25), v = (0.000999 + 0.00081) / 0.001999;
  CHECK(x(0, 0) == Approx(0.9 - 0.1 * m / std::sqrt(v)).epsilon(1e-13));
}

TEST_CASE("adam: reference trajectories") { check_references("adam", 38); }
