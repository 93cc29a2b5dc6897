#include "optimizers/quasi_newton.hpp"

#include "optimizers/line_search.hpp"
#include "optimizers/per_column.hpp"

namespace gradreel {

namespace {

struct QuasiNewtonSettings {
  QuasiNewtonUpdate update;
  double h0, decrease, shrink, gradient_tolerance;
  bool scale_first;
};

class QuasiNewton {
 public:
  explicit QuasiNewton(const QuasiNewtonSettings& settings) : settings_(settings) {}

  void step(const Objective& objective, Positions& x, double lr) {
    objective.gradient(x, f_, g_);
    if (h_.size() == 0) reset(x.rows());
    if (largest(g_) <= settings_.gradient_tolerance) return;
    d_ = -times(g_);
    if (!(dot(g_, d_) < 0)) {
      reset(x.rows());
      d_ = -settings_.h0 * g_;
    }
    Line line(objective, x, d_);
    const double t = backtrack(line, f_(0), dot(g_, d_), lr, settings_.shrink, settings_.decrease);
    before_ = x;
    x += t * d_;
    learn(objective, x);
  }

 private:
  void reset(Eigen::Index n) {
    h_.setZero(n, n);
    for (Eigen::Index i = 0; i < n; ++i) h_(i, i) = settings_.h0;
  }

  /// H v
  Positions times(const Positions& v) const {
    Positions product = Positions::Zero(v.rows(), 1);
    for (Eigen::Index j = 0; j < v.rows(); ++j) product += h_.col(j) * v(j, 0);
    return product;
  }

  /// Improves H by the step and the change of the gradient over it.
  void learn(const Objective& objective, const Positions& x) {
    objective.gradient(x, f_, y_);  // with the noise of this epoch
    y_ -= g_;
    const Positions s = x - before_;
    const double curvature = dot(s, y_);
    if (!(curvature > 1e-10 * num::sqrt(dot(s, s)) * num::sqrt(dot(y_, y_)))) return;
    if (settings_.scale_first && !learned_) {
      h_.setZero();
      for (Eigen::Index i = 0; i < x.rows(); ++i) h_(i, i) = curvature / dot(y_, y_);
    }
    learned_ = true;
    const Positions hy = times(y_);
    const double yhy = dot(y_, hy);
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      for (Eigen::Index j = 0; j < x.rows(); ++j) {
        const double ss = s(i) * s(j);
        h_(i, j) += settings_.update == QuasiNewtonUpdate::dfp
                        ? ss / curvature - hy(i) * hy(j) / yhy
                        : ss * (1 + yhy / curvature) / curvature - (s(i) * hy(j) + hy(i) * s(j)) / curvature;
      }
    }
  }

  QuasiNewtonSettings settings_;
  bool learned_ = false;
  Values f_;
  Positions g_, d_, y_, before_, h_;
};

}  // namespace

std::vector<Param> quasi_newton_params() {
  return {
      {.name = "learning_rate",
       .fallback = 1.0,
       .doc = "first step tried",
       .range = positive(),
       .symbol = "α"},
      {.name = "h0", .fallback = 1.0, .doc = "H begins as this times I", .range = positive(), .symbol = "h₀"},
      {.name = "scale_first",
       .fallback = false,
       .doc = "before its first update, H becomes sᵀy / yᵀy times I"},
      {.name = "decrease",
       .fallback = 1e-4,
       .doc = "required share of the decrease that the slope predicts",
       .range = {.low = 0, .high = 1, .low_open = true, .high_open = true},
       .symbol = "c"},
      {.name = "shrink",
       .fallback = 0.5,
       .doc = "factor from one trial to the next",
       .range = {.low = 0, .high = 1, .low_open = true, .high_open = true}},
      {.name = "gradient_tolerance",
       .fallback = 1e-8,
       .doc = "stay in place if no partial derivative is larger",
       .range = non_negative()},
  };
}

std::unique_ptr<Optimizer> make_quasi_newton(QuasiNewtonUpdate update, const ParamValues& p) {
  return std::make_unique<PerColumn<QuasiNewton>>(
      QuasiNewton({.update = update,
                   .h0 = p.number("h0"),
                   .decrease = p.number("decrease"),
                   .shrink = p.number("shrink"),
                   .gradient_tolerance = p.number("gradient_tolerance"),
                   .scale_first = p.flag("scale_first")}));
}

}  // namespace gradreel
