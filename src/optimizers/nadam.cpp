#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Nadam : public Optimizer {
 public:
  Nadam(double beta1, double beta2, double epsilon, double momentum_decay, bool epsilon_hat)
      : beta1_(beta1),
        beta2_(beta2),
        epsilon_(epsilon),
        epsilon_hat_(epsilon_hat),
        decay_(num::pow(0.96, momentum_decay)) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(v_, x);
    ++t_;
    decay_power_ *= decay_;
    const double mu = beta1_ * (1 - 0.5 * decay_power_), next_mu = beta1_ * (1 - 0.5 * decay_power_ * decay_);
    mu_product_ *= mu;
    const double bias2 = 1 - num::integer_power(beta2_, t_);
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    v_ = beta2_ * v_ + (1 - beta2_) * g_ * g_;
    const double epsilon = epsilon_hat_ ? epsilon_ / num::sqrt(bias2) : epsilon_;
    const double share_g = (1 - mu) / (1 - mu_product_), share_m = next_mu / (1 - mu_product_ * next_mu);
    x -= lr * (share_m * m_ + share_g * g_) / ((v_ / bias2).sqrt() + epsilon);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  bool epsilon_hat_;
  double decay_;  // 0.96^ψ
  double decay_power_ = 1, mu_product_ = 1;
  int t_ = 0;
  Values f_;
  Positions g_, m_, v_;
};

}  // namespace

const OptimizerEntry& nadam() {
  static const OptimizerEntry entry = {
      .name = "nadam",
      .title = "NAdam",
      .family = "adam",
      .formula =
          "μₜ = β₁ (1 − 0.96^(t ψ) / 2),  Πₜ = μ₁ ⋯ μₜ\nm ← β₁ m + (1 − β₁) g\nv ← β₂ v + (1 − β₂) g²\nθ ← θ "
          "− α (μₜ₊₁ m / (1 − Πₜ₊₁) + (1 − μₜ) g / (1 − Πₜ)) / (√v̂ + ε),  v̂ = v / (1 − β₂ᵗ)",
      .latex = R"(\mu_t = \beta_1 (1 - \tfrac{1}{2} 0.96^{t \psi}), \quad \Pi_t = \mu_1 \cdots \mu_t
m \leftarrow \beta_1 m + (1 - \beta_1) g
v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\theta \leftarrow \theta - \frac{\alpha}{\sqrt{\hat{v}} + \epsilon} \left( \frac{\mu_{t+1}}{1 - \Pi_{t+1}} m + \frac{1 - \mu_t}{1 - \Pi_t} g \right), \quad \hat{v} = \frac{v}{1 - \beta_2^t})",
      .source = "T. Dozat, Incorporating Nesterov Momentum into Adam, ICLR 2016 workshop",
      .notes =
          "As torch.optim.NAdam since PyTorch 2.0: the momentum warms up, each factor enters Πₜ once (1.13 "
          "counts one twice), and ε is added outside the root, after the correction. ensmallen adds it "
          "before; use epsilon_hat.",
      .params = {learning_rate_param(0.002),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 epsilon_param(1e-8, "added to the root"),
                 {.name = "momentum_decay",
                  .fallback = 0.004,
                  .doc = "how fast μₜ rises from β₁ / 2 to β₁",
                  .range = non_negative(),
                  .symbol = "ψ"},
                 epsilon_hat_param()},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Nadam>(p.number("beta1"), p.number("beta2"), p.number("epsilon"),
                                       p.number("momentum_decay"), p.flag("epsilon_hat"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
