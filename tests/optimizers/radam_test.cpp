#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("radam: five steps of plain momentum, then adaptive ones") {
  const auto one = after(1, *make("radam"), 0.1);
  CHECK(one.x == Approx(0.9).epsilon(1e-14));
  CHECK(one.y == Approx(0.6).epsilon(1e-14));
  // From step 6 both coordinates move alike but for their history; before, y moves with its gradient.
  CHECK(std::fabs(after(6, *make("radam"), 1e-3).y - after(5, *make("radam"), 1e-3).y) < 1e-3);
  CHECK(std::fabs(after(5, *make("radam"), 1e-3).y - after(4, *make("radam"), 1e-3).y) > 3e-3);
}

TEST_CASE("radam: reference trajectories") { check_references("radam", 12); }
