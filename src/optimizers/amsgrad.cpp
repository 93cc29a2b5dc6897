#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class AmsGrad : public Optimizer {
 public:
  AmsGrad(double beta1, double beta2, double epsilon, bool epsilon_hat)
      : beta1_(beta1), beta2_(beta2), epsilon_(epsilon), epsilon_hat_(epsilon_hat) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(v_, x);
    start(largest_, x);
    ++t_;
    const double bias1 = 1 - num::integer_power(beta1_, t_), bias2 = 1 - num::integer_power(beta2_, t_);
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    v_ = beta2_ * v_ + (1 - beta2_) * g_ * g_;
    largest_ = larger(largest_, v_);
    const double epsilon = epsilon_hat_ ? epsilon_ / num::sqrt(bias2) : epsilon_;
    x -= lr * (m_ / bias1) / ((largest_ / bias2).sqrt() + epsilon);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  bool epsilon_hat_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, v_, largest_;
};

}  // namespace

const OptimizerEntry& amsgrad() {
  static const OptimizerEntry entry = {
      .name = "amsgrad",
      .title = "AMSGrad",
      .family = "adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g\nv ← β₂ v + (1 − β₂) g²\nv₊ ← max(v₊, v)\nθ ← θ − α m̂ / (√v̂₊ + ε),  m̂ = m / "
          "(1 − β₁ᵗ),  v̂₊ = v₊ / (1 − β₂ᵗ)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g
v \leftarrow \beta_2 v + (1 - \beta_2) g^2
v_+ \leftarrow \max(v_+, v)
\theta \leftarrow \theta - \alpha \frac{\hat{m}}{\sqrt{\hat{v}_+} + \epsilon}, \quad \hat{m} = \frac{m}{1 - \beta_1^t}, \quad \hat{v}_+ = \frac{v_+}{1 - \beta_2^t})",
      .source =
          "S. J. Reddi, S. Kale and S. Kumar, On the Convergence of Adam and Beyond, ICLR 2018; with Adam's "
          "bias corrections",
      .notes =
          "As torch.optim.Adam with amsgrad: the maximum is taken over the uncorrected mean squares and then "
          "bias-corrected; the paper has no correction. ε is added outside the root, after the correction. "
          "ensmallen adds it before; use epsilon_hat.",
      .params = {learning_rate_param(0.001), beta1_param(0.9), beta2_param(0.999),
                 epsilon_param(1e-8, "added to the root"), epsilon_hat_param()},
      .momentum = "beta1",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AmsGrad>(p.number("beta1"), p.number("beta2"), p.number("epsilon"),
                                         p.flag("epsilon_hat"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
