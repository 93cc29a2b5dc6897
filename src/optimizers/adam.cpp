#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Adam : public Optimizer {
 public:
  Adam(double beta1, double beta2, double epsilon, bool epsilon_hat)
      : beta1_(beta1), beta2_(beta2), epsilon_(epsilon), epsilon_hat_(epsilon_hat) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(v_, x);
    ++t_;
    const double bias1 = 1 - num::integer_power(beta1_, t_), bias2 = 1 - num::integer_power(beta2_, t_);
    const double epsilon = epsilon_hat_ ? epsilon_ / num::sqrt(bias2) : epsilon_;
    const double beta1 = beta1_, beta2 = beta2_;
    for_elements(
        [=](double& theta, double& m, double& v, double g) {
          m = beta1 * m + (1 - beta1) * g;
          v = beta2 * v + (1 - beta2) * g * g;
          theta -= lr * (m / bias1) / (num::sqrt(v / bias2) + epsilon);
        },
        x, m_, v_, g_);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  bool epsilon_hat_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, v_;
};

}  // namespace

const OptimizerEntry& adam() {
  static const OptimizerEntry entry = {
      .name = "adam",
      .title = "Adam",
      .family = "adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g\nv ← β₂ v + (1 − β₂) g²\nθ ← θ − α m̂ / (√v̂ + ε),  m̂ = m / (1 − β₁ᵗ),  "
          "v̂ = v / (1 − β₂ᵗ)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g
v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\theta \leftarrow \theta - \alpha \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}, \quad \hat{m} = \frac{m}{1 - \beta_1^t}, \quad \hat{v} = \frac{v}{1 - \beta_2^t})",
      .source = "D. P. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015",
      .notes =
          "As torch.optim.Adam: both means are bias-corrected, and ε is added outside the root, after the "
          "correction. ensmallen and TensorFlow add it before the correction (the paper's ε̂); use "
          "epsilon_hat. If a schedule changes β₁, the correction uses the power of its current value.",
      .params = {learning_rate_param(0.001), beta1_param(0.9), beta2_param(0.999),
                 epsilon_param(1e-8, "added to the root"), epsilon_hat_param()},
      .momentum = "beta1",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Adam>(p.number("beta1"), p.number("beta2"), p.number("epsilon"),
                                      p.flag("epsilon_hat"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
