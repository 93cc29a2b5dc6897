#include <algorithm>
#include <cmath>

#include "optimizers/line_search.hpp"
#include "optimizers/matrix_work.hpp"
#include "optimizers/per_column.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel::optimizer_entries {

namespace {

enum class Safeguard { absolute, shift, none };

class Newton {
 public:
  Newton(Safeguard safeguard, double min_curvature, bool backtracking)
      : safeguard_(safeguard), min_curvature_(min_curvature), backtracking_(backtracking) {}

  void step(const Objective& objective, Positions& x, double lr) {
    objective.hessian(x, f_, g_, h_);
    SymmetricEigen hessian = symmetric_eigen(h_, 0, x.rows());
    make_positive(hessian.values);
    d_.setZero(x.rows(), 1);
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const Positions q = hessian.vectors.col(i);
      d_ -= dot(q, g_) / hessian.values(i) * q;
    }
    const double slope = dot(g_, d_);
    double t = lr;
    if (backtracking_ && slope < 0) {
      Line line(objective, x, d_);
      t = backtrack(line, f_(0), slope, lr, 0.5, 1e-4);
    }
    x += t * d_;
  }

 private:
  void make_positive(Eigen::ArrayXd& curvatures) const {
    if (safeguard_ == Safeguard::none) return;
    double least = curvatures(0);
    for (const double c : curvatures) least = std::min(least, c);
    for (double& c : curvatures) {
      c = safeguard_ == Safeguard::absolute ? std::max(std::fabs(c), min_curvature_)
                                            : c + std::max(0.0, min_curvature_ - least);
    }
  }

  Safeguard safeguard_;
  double min_curvature_;
  bool backtracking_;
  Values f_;
  Positions g_, d_;
  Hessians h_;
};

}  // namespace

const OptimizerEntry& newton() {
  static const OptimizerEntry entry = {
      .name = "newton",
      .title = "Newton",
      .family = "second_order",
      .formula = "∇²J = Q Λ Qᵀ\nd = −Q |Λ|⁻¹ Qᵀ g\nθ ← θ + t d,  t from α, halved until J falls",
      .latex = R"(\nabla^2 J = Q \Lambda Q^T
d = -Q |\Lambda|^{-1} Q^T g
\theta \leftarrow \theta + t d, \quad t \text{ from } \alpha \text{, halved until } J \text{ falls})",
      .source =
          "J. Nocedal and S. J. Wright, Numerical Optimization, 2006, section 3.4; |Λ| of Y. N. Dauphin et "
          "al., "
          "Identifying and attacking the saddle point problem, NeurIPS 2014",
      .notes =
          "Not in PyTorch; every convention is a parameter. By default the step uses the absolute values of "
          "the curvatures, so that saddle points repel, and is halved until J decreases by at least 1e-4 of "
          "what the slope predicts (at most 60 times; then the descent stays in place). With safeguard none "
          "and without backtracking it is the textbook method.",
      .params =
          {{.name = "learning_rate",
            .fallback = 1.0,
            .doc = "first step tried; 1 is the whole Newton step",
            .range = positive(),
            .symbol = "α"},
           {.name = "safeguard",
            .fallback = std::string("absolute"),
            .doc = "for negative curvatures: absolute uses their absolute values (leads away from saddle "
                   "points), shift raises all curvatures, none is pure Newton (attracted by saddle points)",
            .choices = {"absolute", "shift", "none"}},
           {.name = "min_curvature",
            .fallback = 1e-6,
            .doc = "lower bound of the curvatures, unless safeguard is none",
            .range = positive(),
            .symbol = "δ"},
           {.name = "backtracking",
            .fallback = true,
            .doc = "halve a downhill step until the loss decreases enough; false: always use α"}},
      .uses_hessian = true,
      .work = cube_work,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        const std::string& name = p.text("safeguard");
        const Safeguard safeguard = name == "absolute" ? Safeguard::absolute
                                    : name == "shift"  ? Safeguard::shift
                                                       : Safeguard::none;
        return std::make_unique<PerColumn<Newton>>(
            Newton(safeguard, p.number("min_curvature"), p.flag("backtracking")));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
