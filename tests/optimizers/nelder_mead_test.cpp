#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

TEST_CASE("nelder_mead: the first step by hand") {
  // Simplex (1, 1), (1.5, 1), (1, 1.5) with 2.5, 3.125, 5; c = (1.25, 1). Reflected: (1.5, 0.5) with 1.625,
  // better than all; expanded: (1.75, 0) with 1.53.
  const auto one = after(1, *make("nelder_mead"), 0.5);
  CHECK(one.x == Approx(1.75).epsilon(1e-15));
  CHECK(one.y == Approx(0).margin(1e-15));
}

TEST_CASE("nelder_mead: NaN is worse than anything") {
  class Half : public Ellipse {
   public:
    void value(const Positions& x, Values& f) const override {
      Ellipse::value(x, f);
      if (x(1, 0) < 0.5) f(0) = std::nan("");
    }
  };
  Positions x(2, 1);
  x << 1, 1;
  const auto rule = make("nelder_mead");
  for (int i = 0; i < 100; ++i) rule->step(Half(), x, 0.05);
  CHECK(x(0, 0) == Approx(0).margin(1e-3));
  CHECK(x(1, 0) == Approx(0.5).epsilon(1e-3));
}

TEST_CASE("nelder_mead: reference trajectories") { check_references("nelder_mead", 3); }
