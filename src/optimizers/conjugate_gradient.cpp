#include <algorithm>

#include "optimizers/line_search.hpp"
#include "optimizers/per_column.hpp"

namespace gradreel::optimizer_entries {

namespace {

class ConjugateGradient {
 public:
  explicit ConjugateGradient(double c2) { conditions_.c2 = c2; }

  void step(const Objective& objective, Positions& x, double lr) {
    LinePoint here;
    objective.gradient(x, f_, here.g);
    here.f = f_(0);
    double trial = lr * std::min(1.0, 1 / sum_of_sizes(here.g));
    const bool first = d_.size() == 0;
    if (first) {
      d_ = -here.g;
    } else {
      const double beta = std::max(0.0, dot(here.g, here.g - before_.g) / dot(before_.g, before_.g));
      d_ = beta * d_ - here.g;
    }
    here.slope = dot(here.g, d_);
    if (!(here.slope < 0)) {  // not downhill: start again
      d_ = -here.g;
      here.slope = dot(here.g, d_);
    } else if (!first) {
      trial = before_.t * before_.slope / here.slope;  // as much decrease as last time (N&W, 3.60)
    }
    if (here.slope == 0) {
      d_.resize(0, 0);
      return;
    }
    Line line(objective, x, d_);
    here.t = strong_wolfe(line, here, trial, conditions_).t;
    x += here.t * d_;
    before_ = here;
    if (here.t == 0) d_.resize(0, 0);
  }

 private:
  WolfeConditions conditions_;
  Values f_;
  Positions d_;
  LinePoint before_;  // its t is the step that was made from there
};

}  // namespace

const OptimizerEntry& conjugate_gradient() {
  static const OptimizerEntry entry = {
      .name = "conjugate_gradient",
      .title = "Conjugate gradient",
      .family = "second_order",
      .formula =
          "β = max(0, g·(g − g₋₁) / g₋₁·g₋₁)\nd ← −g + β d\nθ ← θ + t d,  t by a strong-Wolfe line search",
      .latex = R"(\beta = \max \left( 0, \frac{g \cdot (g - g_{-1})}{g_{-1} \cdot g_{-1}} \right)
d \leftarrow -g + \beta d
\theta \leftarrow \theta + t d, \quad t \text{ by line search})",
      .source =
          "E. Polak and G. Ribière, Note sur la convergence de méthodes de directions conjuguées, 1969; the "
          "+ "
          "of J. C. Gilbert and J. Nocedal, 1992",
      .notes =
          "Not in PyTorch. The + resets a negative β to 0, and −g replaces a direction that does not lead "
          "downhill. The line search is the strong-Wolfe search of PyTorch's L-BFGS with c₁ = 1e-4. SciPy's "
          "CG has another line search, so its steps differ.",
      .params = {{.name = "learning_rate",
                  .fallback = 1.0,
                  .doc = "the first step tried is α min(1, 1 / |g|₁)",
                  .range = positive(),
                  .symbol = "α"},
                 {.name = "curvature",
                  .fallback = 0.1,
                  .doc = "share of the initial slope that a step may leave",
                  .range = {.low = 1e-4, .high = 1, .low_open = true, .high_open = true},
                  .symbol = "c₂"}},
      .takes_schedule = false,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<PerColumn<ConjugateGradient>>(ConjugateGradient(p.number("curvature")));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
