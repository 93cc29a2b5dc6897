#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("rmsprop: first steps by hand") {
  // s1 = 0.01 g², so the first step is α g / (0.1 |g|) = 10 α along each axis.
  const auto optimizer = make("rmsprop", {{"epsilon", 0.0}});
  const auto one = after(1, *optimizer, 0.01);
  CHECK(one.x == Approx(0.9).epsilon(1e-14));
  CHECK(one.y == Approx(0.9).epsilon(1e-14));
  // s2 = 0.99 · 0.01 + 0.01 · 0.81 = 0.018 for x.
  CHECK(after(2, *make("rmsprop", {{"epsilon", 0.0}}), 0.01).x ==
        Approx(0.9 - 0.01 * 0.9 / std::sqrt(0.018)));
}

TEST_CASE("rmsprop: epsilon stands outside the root") {
  // √s = 0.1 g; with ε = 0.9 the step for x is 0.1 / (0.1 + 0.9).
  CHECK(after(1, *make("rmsprop", {{"epsilon", 0.9}}), 0.1).x == Approx(0.9).epsilon(1e-14));
}

TEST_CASE("rmsprop: centered, with momentum, epsilon inside the root") {
  // Centered: s − m² = 0.01 − 0.0001.
  CHECK(after(1, *make("rmsprop", {{"epsilon", 0.0}, {"centered", true}}), 0.01).x ==
        Approx(1 - 0.01 / std::sqrt(0.0099)).epsilon(1e-13));
  // u1 = 10; u2 = 0.5 u1 + 0.9 / √0.018.
  CHECK(after(2, *make("rmsprop", {{"epsilon", 0.0}, {"momentum", 0.5}}), 0.01).x ==
        Approx(0.9 - 0.01 * (5 + 0.9 / std::sqrt(0.018))).epsilon(1e-13));
  CHECK(after(1, *make("rmsprop", {{"epsilon", 0.99}, {"epsilon_inside", true}}), 0.1).x ==
        Approx(0.9).epsilon(1e-14));
}

TEST_CASE("rmsprop: reference trajectories") { check_references("rmsprop", 31); }
