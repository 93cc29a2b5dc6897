#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("lion: every coordinate moves by α, and decay is added") {
  const auto two = after(2, *make("lion"), 0.1);
  CHECK(two.x == Approx(0.8).epsilon(1e-15));
  CHECK(two.y == Approx(0.8).epsilon(1e-15));
  CHECK(after(1, *make("lion", {{"weight_decay", 0.5}}), 0.1).x == Approx(0.85).epsilon(1e-15));
}

TEST_CASE("lion: the step mixes with β₁, the mean with β₂") {
  // From (1, 1) with α = 1.5: g = 1, then −0.5. c2 = β₁ m + (1 − β₁)(−0.5) with m = (1 − β₂) · 1.
  CHECK(after(2, *make("lion", {{"beta1", 0.5}, {"beta2", 0.4}}), 1.5).x == Approx(-2));   // c2 = 0.05
  CHECK(after(2, *make("lion", {{"beta1", 0.5}, {"beta2", 0.6}}), 1.5).x == Approx(1.0));  // c2 = −0.05
}
