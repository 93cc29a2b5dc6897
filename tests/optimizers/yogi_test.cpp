#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("yogi: the first step by hand") {
  // m = 0.1 g, v = 0.001 g².
  CHECK(after(1, *make("yogi", {{"epsilon", 0.0}}), 0.1).x ==
        Approx(1 - 0.01 / std::sqrt(0.001)).epsilon(1e-14));
  CHECK(after(1, *make("yogi", {{"epsilon", 0.0}, {"bias_correction", true}}), 0.1).x ==
        Approx(0.9).epsilon(1e-13));
  // From v = 2 it falls: 2 − 0.001.
  CHECK(after(1, *make("yogi", {{"epsilon", 0.0}, {"initial_accumulator", 2.0}}), 0.1).x ==
        Approx(1 - 0.01 / std::sqrt(1.999)).epsilon(1e-14));
}

TEST_CASE("yogi: reference trajectories") { check_references("yogi", 2); }
