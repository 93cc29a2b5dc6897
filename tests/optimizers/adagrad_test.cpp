#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("adagrad: first steps by hand") {
  CHECK(after(1, *make("adagrad", {{"epsilon", 0.0}}), 0.1).y == Approx(0.9).epsilon(1e-15));
  CHECK(after(2, *make("adagrad", {{"epsilon", 0.0}}), 0.1).x ==
        Approx(0.9 - 0.1 * 0.9 / std::sqrt(1.81)).epsilon(1e-14));
  CHECK(after(2, *make("adagrad", {{"epsilon", 0.0}, {"lr_decay", 1.0}}), 0.1).x ==
        Approx(0.9 - 0.05 * 0.9 / std::sqrt(1.81)).epsilon(1e-14));
}

TEST_CASE("adagrad: epsilon outside the root or inside") {
  CHECK(after(1, *make("adagrad", {{"epsilon", 1.0}}), 0.1).x == Approx(0.95).epsilon(1e-15));
  CHECK(after(1, *make("adagrad", {{"epsilon", 1.0}, {"initial_accumulator", 2.0}, {"epsilon_inside", true}}),
              0.1)
            .x == Approx(0.95).epsilon(1e-15));
}

TEST_CASE("adagrad: reference trajectories") { check_references("adagrad", 22); }
