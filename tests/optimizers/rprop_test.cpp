#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("rprop: steps grow while the sign stays, and shrink and wait when it turns") {
  CHECK(after(2, *make("rprop"), 0.1).x == Approx(1 - 0.1 - 0.12).epsilon(1e-15));
  CHECK(after(1, *make("rprop"), 1.5).x == -0.5);
  CHECK(after(2, *make("rprop"), 1.5).x == -0.5);
  CHECK(after(3, *make("rprop"), 1.5).x == 0.25);
  CHECK(after(1, *make("rprop", {{"step_max", 0.25}}), 1.5).x == 0.75);
}

TEST_CASE("rprop: reference trajectories") { check_references("rprop", 13); }
