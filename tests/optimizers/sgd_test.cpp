#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("sgd: dampening spares the first gradient") {
  // u1 = (1, 4); u2 = 0.9 u1 + 0.5 (0.9, 2.4) = (1.35, 4.8).
  const auto two = after(2, *make("sgd", {{"momentum", 0.9}, {"dampening", 0.5}}), 0.1);
  CHECK(two.x == Approx(0.765).epsilon(1e-15));
  CHECK(two.y == Approx(0.12).epsilon(1e-14));
}

TEST_CASE("sgd: weight decay enters the gradient, Nesterov looks one step further") {
  CHECK(after(1, *make("sgd", {{"weight_decay", 1.0}}), 0.1).x == Approx(0.8).epsilon(1e-15));
  CHECK(after(1, *make("sgd", {{"momentum", 0.9}, {"nesterov", true}}), 0.1).x ==
        Approx(0.81).epsilon(1e-15));
}

TEST_CASE("sgd: reference trajectories") { check_references("sgd", 68); }
