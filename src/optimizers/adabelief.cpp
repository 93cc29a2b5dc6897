#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class AdaBelief : public Optimizer {
 public:
  AdaBelief(double beta1, double beta2, double epsilon) : beta1_(beta1), beta2_(beta2), epsilon_(epsilon) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(s_, x);
    ++t_;
    const double bias1 = 1 - num::integer_power(beta1_, t_), bias2 = 1 - num::integer_power(beta2_, t_);
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    s_ = beta2_ * s_ + (1 - beta2_) * (g_ - m_) * (g_ - m_) + epsilon_;
    x -= lr * (m_ / bias1) / ((s_ / bias2).sqrt() + epsilon_);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, s_;
};

}  // namespace

const OptimizerEntry& adabelief() {
  static const OptimizerEntry entry = {
      .name = "adabelief",
      .title = "AdaBelief",
      .family = "adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) (g − m)² + ε\nθ ← θ − α m̂ / (√ŝ + ε),  m̂ = m / (1 − "
          "β₁ᵗ),  ŝ = s / (1 − β₂ᵗ)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g
s \leftarrow \beta_2 s + (1 - \beta_2) (g - m)^2 + \epsilon
\theta \leftarrow \theta - \alpha \frac{\hat{m}}{\sqrt{\hat{s}} + \epsilon}, \quad \hat{m} = \frac{m}{1 - \beta_1^t}, \quad \hat{s} = \frac{s}{1 - \beta_2^t})",
      .source =
          "J. Zhuang et al., AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients, "
          "NeurIPS 2020",
      .notes =
          "Not in PyTorch. As in the paper and ensmallen: ε is added to s in every step, and again outside "
          "the root, after the bias correction of both means.",
      .params = {learning_rate_param(0.001), beta1_param(0.9), beta2_param(0.999),
                 epsilon_param(1e-16, "added to s in every step, and to the root")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdaBelief>(p.number("beta1"), p.number("beta2"), p.number("epsilon"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
