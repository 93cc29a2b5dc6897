#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class RAdam : public Optimizer {
 public:
  RAdam(double beta1, double beta2, double epsilon) : beta1_(beta1), beta2_(beta2), epsilon_(epsilon) {}

  // The paper rectifies from ρ > 4; 5 and the place of ε are PyTorch's.
  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(v_, x);
    ++t_;
    // ρ is the difference of two numbers near 2000: here the last bit of β₂ᵗ counts, so no product of
    // factors.
    const double beta2_power = num::pow(beta2_, t_);
    const double bias1 = 1 - num::integer_power(beta1_, t_), bias2 = 1 - beta2_power;
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    v_ = beta2_ * v_ + (1 - beta2_) * g_ * g_;
    const double rho_max = 2 / (1 - beta2_) - 1, rho = rho_max - 2 * t_ * beta2_power / bias2;
    if (rho > 5) {
      const double r = num::sqrt((rho - 4) * (rho - 2) * rho_max / ((rho_max - 4) * (rho_max - 2) * rho));
      x -= lr * r * (m_ / bias1) * num::sqrt(bias2) / (v_.sqrt() + epsilon_);
    } else {
      x -= lr * (m_ / bias1);
    }
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, v_;
};

}  // namespace

const OptimizerEntry& radam() {
  static const OptimizerEntry entry = {
      .name = "radam",
      .title = "RAdam",
      .family = "adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\nρₜ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ),  ρ∞ = 2 / (1 − β₂) "
          "− 1\nθ ← θ − α rₜ m̂ √(1 − β₂ᵗ) / (√v + ε)  if ρₜ > 5,  else θ ← θ − α m̂\nrₜ² = (ρₜ − 4)(ρₜ − 2) "
          "ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρₜ),  m̂ = m / (1 − β₁ᵗ)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\rho_t = \rho_\infty - \frac{2 t \beta_2^t}{1 - \beta_2^t}, \quad \rho_\infty = \frac{2}{1 - \beta_2} - 1
\theta \leftarrow \theta - \alpha r_t \hat{m} \frac{\sqrt{1 - \beta_2^t}}{\sqrt{v} + \epsilon} \text{ if } \rho_t > 5, \quad \text{else } \theta \leftarrow \theta - \alpha \hat{m}
r_t^2 = \frac{(\rho_t - 4)(\rho_t - 2) \rho_\infty}{(\rho_\infty - 4)(\rho_\infty - 2) \rho_t}, \quad \hat{m} = \frac{m}{1 - \beta_1^t})",
      .source = "L. Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020",
      .notes =
          "As torch.optim.RAdam: steps are rectified once ρₜ > 5 (in the paper, 4), and ε is added to √v "
          "before the bias correction (the paper has no ε). Until then a step is the bias-corrected mean, "
          "without the root.",
      .params = {learning_rate_param(0.001), beta1_param(0.9), beta2_param(0.999),
                 epsilon_param(1e-8, "added to the root, before the bias correction")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<RAdam>(p.number("beta1"), p.number("beta2"), p.number("epsilon"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
