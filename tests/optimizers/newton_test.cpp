#include "optimizers/reference.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

/// x² / 2 − y² / 2 + y⁴ / 4: a saddle at (0, 0), minima at (0, ±1).
class Saddle : public Objective {
 public:
  int dimension() const override { return 2; }
  void value(const Positions& x, Values& f) const override {
    f = x.row(0).square() / 2 - x.row(1).square() / 2 + x.row(1).square().square() / 4;
  }
  void gradient(const Positions& x, Values& f, Positions& g) const override {
    value(x, f);
    g = x;
    g.row(1) *= x.row(1).square() - 1;
  }
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    h.setZero(3, x.cols());
    h.row(0) = 1;
    h.row(2) = 3 * x.row(1).square() - 1;
  }
};

Point run(const ParamValue& safeguard, int steps, double lr) {
  Positions x(2, 1);
  x << 1, 0.1;
  const auto newton = make("newton", {{"safeguard", safeguard}});
  for (int i = 0; i < steps; ++i) newton->step(Saddle(), x, lr);
  return {x(0, 0), x(1, 0)};
}

}  // namespace

TEST_CASE("newton: one whole step ends on a quadratic's minimum, a damped one on the way") {
  CHECK(after(1, *make("newton"), 1) == Point{0, 0});
  CHECK(after(1, *make("newton"), 0.25) == Point{0.75, 0.75});
}

TEST_CASE("newton: without a safeguard it runs into a saddle, with one past it") {
  const Point drawn = run(std::string("none"), 20, 1);
  CHECK(std::fabs(drawn.y) < 1e-12);
  for (const char* safeguard : {"absolute", "shift"}) {
    INFO(safeguard);
    const Point past = run(std::string(safeguard), 60, 1);
    CHECK(past.x == Approx(0).margin(1e-9));
    CHECK(past.y == Approx(1).epsilon(1e-9));
  }
}

TEST_CASE("newton: a rotated Hessian") {
  // f = 3 x² / 2 + x y + y², a quadratic form: minimum in one step whatever the start.
  class Rotated : public Objective {
   public:
    int dimension() const override { return 2; }
    void value(const Positions& x, Values& f) const override {
      f = 1.5 * x.row(0).square() + x.row(0) * x.row(1) + x.row(1).square();
    }
    void gradient(const Positions& x, Values& f, Positions& g) const override {
      value(x, f);
      g.resize(2, x.cols());
      g.row(0) = 3 * x.row(0) + x.row(1);
      g.row(1) = x.row(0) + 2 * x.row(1);
    }
    void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
      gradient(x, f, g);
      h.resize(3, x.cols());
      h.row(0) = 3;
      h.row(1) = 1;
      h.row(2) = 2;
    }
  };
  Positions x(2, 1);
  x << 5, -7;
  make("newton")->step(Rotated(), x, 1);
  CHECK(x(0, 0) == Approx(0).margin(1e-14));
  CHECK(x(1, 0) == Approx(0).margin(1e-14));
}
