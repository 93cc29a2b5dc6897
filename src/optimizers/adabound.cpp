#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct AdaBoundParams {
  double final_lr, gamma, epsilon, weight_decay;
  bool amsbound;
};

class AdaBound : public Optimizer {
 public:
  AdaBound(const Moments& fresh, const AdaBoundParams& p) : means_(fresh), p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (means_.t == 0) first_lr_ = lr;
    g_ += p_.weight_decay * x;
    means_.update(g_);
    const Positions& v = p_.amsbound ? raise_to(most_, means_.v) : means_.v;
    const double rate = lr * num::sqrt(means_.bias2()) / means_.bias1(), t = means_.t;
    const double last = p_.final_lr * (lr / first_lr_);  // follows a schedule
    const double low = last * (1 - 1 / (p_.gamma * t + 1)), high = last * (1 + 1 / (p_.gamma * t));
    rates_ = (rate / (v.sqrt() + p_.epsilon)).unaryExpr([low, high](double r) {
      return r < low ? low : r > high ? high : r;
    });
    x -= rates_ * means_.m;
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }

 private:
  Moments means_;
  AdaBoundParams p_;
  double first_lr_ = 0;
  Values f_;
  Positions g_, most_, rates_;
};

}  // namespace

const OptimizerEntry& adabound() {
  static const OptimizerEntry entry = {
      .name = "adabound",
      .title = "AdaBound",
      .family = "beyond_adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\n"
          "s = α √(1 − β₂ᵗ) / (1 − β₁ᵗ) / (√v + ε),  kept in [ℓ − ℓ / (γ t + 1), ℓ + ℓ / (γ t)]\n"
          "θ ← θ − s m",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
s = \alpha \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{1}{\sqrt{v} + \epsilon} \text{, kept in } \left[ \ell - \frac{\ell}{\gamma t + 1}, \ell + \frac{\ell}{\gamma t} \right]
\theta \leftarrow \theta - s m)",
      .source = "L. Luo et al., Adaptive Gradient Methods with Dynamic Bound of Learning Rate, ICLR 2019",
      .notes =
          "As the authors' code (Luolc/AdaBound): Adam whose rates per coordinate are squeezed between "
          "bounds "
          "that meet at ℓ, so that it ends as momentum. Bias correction is in the code, not in the paper. "
          "Under a schedule the bounds follow the learning rate. Not in PyTorch.",
      .params = {learning_rate_param(0.001),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 {.name = "final_lr",
                  .fallback = 0.1,
                  .doc = "rate on which the bounds close",
                  .range = positive(),
                  .symbol = "ℓ"},
                 {.name = "gamma",
                  .fallback = 1e-3,
                  .doc = "how fast the bounds close",
                  .range = positive(),
                  .symbol = "γ"},
                 epsilon_param(1e-8, "added to the root"),
                 coupled_weight_decay_param(),
                 flag_param("amsbound", "use the largest v so far")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdaBound>(
            Moments{p.number("beta1"), p.number("beta2")},
            AdaBoundParams{p.number("final_lr"), p.number("gamma"), p.number("epsilon"),
                           p.number("weight_decay"), p.flag("amsbound")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
