#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("qhm: the first step by hand, and its limits") {
  // v = 0.1 g: the step is (0.3 + 0.7 · 0.1) g.
  const auto one = after(1, *make("qhm", {{"momentum", 0.9}}), 0.1);
  CHECK(one.x == Approx(1 - 0.037).epsilon(1e-15));
  CHECK(one.y == Approx(1 - 0.148).epsilon(1e-15));
  CHECK(after(9, *make("qhm", {{"nu", 0.0}}), 0.1).x ==
        Approx(after(9, *make("gradient_descent"), 0.1).x).epsilon(1e-14));
  CHECK(after(9, *make("qhm", {{"nu", 1.0}, {"momentum", 0.9}}), 0.1).x ==
        Approx(after(9, *make("momentum"), 0.01).x).epsilon(1e-13));
}
