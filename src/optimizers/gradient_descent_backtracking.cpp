#include "optimizers/line_search.hpp"
#include "optimizers/per_column.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Backtracking {
 public:
  Backtracking(double shrink, double c) : shrink_(shrink), c_(c) {}

  void step(const Objective& objective, Positions& x, double lr) {
    objective.gradient(x, f_, g_);
    d_ = -g_;
    Line line(objective, x, d_);
    const double t = backtrack(line, f_(0), -dot(g_, g_), lr, shrink_, c_);
    x += t * d_;
  }

 private:
  double shrink_, c_;
  Values f_;
  Positions g_, d_;
};

}  // namespace

const OptimizerEntry& gradient_descent_backtracking() {
  static const OptimizerEntry entry = {
      .name = "gradient_descent_backtracking",
      .title = "Gradient descent, backtracking",
      .family = "second_order",
      .formula =
          "t ← the first of α, ρ α, ρ² α, … with J(θ − t g) ≤ J(θ) − c t |g|²\n"
          "θ ← θ − t g",
      .latex =
          R"(t \leftarrow \max \{ \alpha \rho^k : J(\theta - \alpha \rho^k g) \leq J(\theta) - c \alpha \rho^k |g|^2 \}
\theta \leftarrow \theta - t g)",
      .source =
          "L. Armijo, Minimization of functions having Lipschitz continuous first partial derivatives, "
          "Pacific "
          "Journal of Mathematics 16, 1966",
      .notes =
          "Not in PyTorch. Armijo's rule: each epoch starts again with α. After 60 failed trials the descent "
          "stays in place.",
      .params = {{.name = "learning_rate",
                  .fallback = 1.0,
                  .doc = "first step tried, in each epoch",
                  .range = positive(),
                  .symbol = "α"},
                 {.name = "shrink",
                  .fallback = 0.5,
                  .doc = "factor from one trial to the next",
                  .range = {.low = 0, .high = 1, .low_open = true, .high_open = true},
                  .symbol = "ρ"},
                 {.name = "decrease",
                  .fallback = 1e-4,
                  .doc = "required share of the decrease that the slope predicts",
                  .range = {.low = 0, .high = 1, .low_open = true, .high_open = true},
                  .symbol = "c"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<PerColumn<Backtracking>>(
            Backtracking(p.number("shrink"), p.number("decrease")));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
