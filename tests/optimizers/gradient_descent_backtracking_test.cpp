#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("gradient_descent_backtracking: the first of α, ρ α, ... that goes down enough") {
  // J(1, 1) = 2.5; at α = 1 it would be 18, at 0.5 it is 2.125.
  CHECK(after(1, *make("gradient_descent_backtracking"), 1) == Point{0.5, -1});
  // With c = 0.1 that is not enough (2.5 − 0.1 · 0.5 · 17): 0.25 it is.
  CHECK(after(1, *make("gradient_descent_backtracking", {{"decrease", 0.1}}), 1) == Point{0.75, 0});
}
