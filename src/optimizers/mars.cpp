#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct MarsParams {
  double gamma, epsilon, weight_decay;
  bool amsgrad;
};

class Mars : public Optimizer {
 public:
  Mars(const Moments& fresh, const MarsParams& p) : means_(fresh), p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(last_, x);
    c_ = g_ + p_.gamma * means_.beta1 / (1 - means_.beta1) * (g_ - last_);
    last_ = g_;
    const Values norms = column_norms(c_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (norms(c) > 1) c_.col(c) /= norms(c);
    }
    means_.update(c_);
    const Positions& v = p_.amsgrad ? raise_to(most_, means_.v) : means_.v;
    x -= lr * (p_.weight_decay * x +
               means_.m / ((v.sqrt() / num::sqrt(means_.bias2()) + p_.epsilon) * means_.bias1()));
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }

 private:
  Moments means_;
  MarsParams p_;
  Values f_;
  Positions g_, last_, c_, most_;
};

}  // namespace

const OptimizerEntry& mars() {
  static const OptimizerEntry entry = {
      .name = "mars",
      .title = "MARS",
      .family = "beyond_adam",
      .formula =
          "c = g + γ β₁ / (1 − β₁) (g − gₜ₋₁),  c ← c / max(1, |c|)\n"
          "m ← β₁ m + (1 − β₁) c,  v ← β₂ v + (1 − β₂) c²\n"
          "θ ← θ − α (m̂ / (√v̂ + ε) + λ θ)",
      .latex =
          R"(c = g + \gamma \frac{\beta_1}{1 - \beta_1} (g - g_{t-1}), \quad c \leftarrow \frac{c}{\max(1, |c|)}
m \leftarrow \beta_1 m + (1 - \beta_1) c, \quad v \leftarrow \beta_2 v + (1 - \beta_2) c^2
\theta \leftarrow \theta - \alpha \left( \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon} + \lambda \theta \right))",
      .source =
          "H. Yuan et al., MARS: Unleashing the Power of Variance Reduction for Training Large Models, ICML "
          "2025",
      .notes =
          "MARS-AdamW of AGI-Arena/MARS, approximate: gₜ₋₁ is the last epoch's gradient (the exact variant "
          "evaluates the old point again with the new noise), and 0 in the first epoch. Their code compares "
          "a "
          "gradient with itself where gradients are cleared in place; here it does not. Not in PyTorch.",
      .params = {learning_rate_param(0.003),
                 beta1_param(0.95),
                 beta2_param(0.99),
                 {.name = "gamma",
                  .fallback = 0.025,
                  .doc = "strength of the correction by the change of gradients; 0: AdamW with clipping",
                  .range = non_negative(),
                  .symbol = "γ"},
                 epsilon_param(1e-8, "added to the root"),
                 decoupled_weight_decay_param(0),
                 flag_param("amsgrad", "divide by the root of the largest v so far")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Mars>(
            Moments{p.number("beta1"), p.number("beta2")},
            MarsParams{p.number("gamma"), p.number("epsilon"), p.number("weight_decay"), p.flag("amsgrad")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
