// Reference trajectories from tests/data/oracle/, and an objective that is easy to follow by hand.
#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "core/geometry.hpp"
#include "optimizers/optimizer.hpp"
#include "schedules/schedule.hpp"

namespace gradreel::testing {

/// Runs every reference case that `optimizer` can express, checks every step of each against its tolerance,
/// prints the worst deviation and checks that there were `expected` cases. None may be left out: what cannot
/// be expressed is not among the cases, and tests/data/oracle/README.md says why.
void check_references(const std::string& optimizer, int expected);

/// The same for the rates (and momenta) of a schedule ("warmup" for a warm-up before another).
void check_schedule_references(const std::string& schedule, int expected);

/// The cases that no optimizer expresses, by id.
std::vector<std::string> unclaimed_cases();

/// f = (x² + 4 y²) / 2, with the gradient (x, 4 y).
class Ellipse : public Objective {
 public:
  int dimension() const override { return 2; }
  void value(const Positions& x, Values& f) const override {
    f = (x.row(0).square() + 4 * x.row(1).square()) / 2;
  }
  void gradient(const Positions& x, Values& f, Positions& g) const override {
    value(x, f);
    g = x;
    g.row(1) *= 4;
  }
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    gradient(x, f, g);
    h.setZero(3, x.cols());
    h.row(0) = 1;
    h.row(2) = 4;
  }
};

/// `optimizer` with all parameters at their defaults but the given ones.
inline std::unique_ptr<Optimizer> make(
    const char* name, std::initializer_list<std::pair<const char*, ParamValue>> values = {}) {
  const OptimizerEntry* entry = find_optimizer(name);
  REQUIRE(entry != nullptr);
  ParamValues params(entry->params);
  for (const auto& [key, value] : values) params.set(key, value);
  return entry->make(params);
}

/// The position after `steps` steps from (1, 1) on the ellipse.
inline Point after(int steps, Optimizer& optimizer, double learning_rate) {
  Positions x(2, 1);
  x << 1, 1;
  for (int i = 0; i < steps; ++i) optimizer.step(Ellipse(), x, learning_rate);
  return {x(0, 0), x(1, 0)};
}

}  // namespace gradreel::testing
