#include <algorithm>

#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct RpropParams {
  double eta_minus, eta_plus, step_min, step_max;
};

class Rprop : public Optimizer {
 public:
  explicit Rprop(const RpropParams& p) : p_(p) {}

  // Without weight back-tracking: where the gradient's sign changed, this step is skipped.
  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(before_, x);
    start(delta_, x, lr);
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      double &g = g_(i), &delta = delta_(i);
      const double turn = g * before_(i);
      if (turn > 0) delta *= p_.eta_plus;
      if (turn < 0) delta *= p_.eta_minus;
      delta = std::min(std::max(delta, p_.step_min), p_.step_max);
      if (turn < 0) g = 0;
    }
    x -= sign(g_) * delta_;
    before_ = g_;
  }

 private:
  RpropParams p_;
  Values f_;
  Positions g_, before_, delta_;
};

}  // namespace

const OptimizerEntry& rprop() {
  static const OptimizerEntry entry = {
      .name = "rprop",
      .title = "Rprop",
      .family = "adaptive",
      .formula =
          "Δ ← Δ η₊ if g g₋₁ > 0,  Δ η₋ if g g₋₁ < 0,  in [Δ₋, Δ₊]\ng ← 0 if g g₋₁ < 0\nθ ← θ − sign(g) Δ,  "
          "Δ₁ = α",
      .latex =
          R"(\Delta \leftarrow \Delta \eta_+ \text{ if } g g_{-1} > 0, \quad \Delta \eta_- \text{ if } g g_{-1} < 0, \quad \text{in } [\Delta_-, \Delta_+]
g \leftarrow 0 \text{ if } g g_{-1} < 0
\theta \leftarrow \theta - \text{sign}(g) \Delta, \quad \Delta_1 = \alpha)",
      .source =
          "M. Riedmiller and H. Braun, A direct adaptive method for faster backpropagation learning: the "
          "RPROP algorithm, ICNN 1993",
      .notes =
          "As torch.optim.Rprop: no step is undone. When the sign of a partial derivative changes, that "
          "coordinate rests for one epoch, and its next step is the reduced one. Steps stay within [Δ₋, Δ₊] "
          "from the first epoch on.",
      .params = {{.name = "learning_rate",
                  .fallback = 0.01,
                  .doc = "first step along each axis",
                  .range = positive(),
                  .symbol = "α"},
                 {.name = "eta_minus",
                  .fallback = 0.5,
                  .doc = "factor of the step size after a change of sign",
                  .range = {.low = 0, .high = 1, .low_open = true, .high_open = true},
                  .symbol = "η₋"},
                 {.name = "eta_plus",
                  .fallback = 1.2,
                  .doc = "factor of the step size otherwise",
                  .range = {.low = 1, .low_open = true},
                  .symbol = "η₊"},
                 {.name = "step_min",
                  .fallback = 1e-6,
                  .doc = "smallest step",
                  .range = positive(),
                  .symbol = "Δ₋"},
                 {.name = "step_max",
                  .fallback = 50.0,
                  .doc = "largest step",
                  .range = positive(),
                  .symbol = "Δ₊"}},
      .takes_schedule = false,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Rprop>(RpropParams{p.number("eta_minus"), p.number("eta_plus"),
                                                   p.number("step_min"), p.number("step_max")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
