#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class AdaMax : public Optimizer {
 public:
  AdaMax(double beta1, double beta2, double epsilon, bool epsilon_outside)
      : beta1_(beta1), beta2_(beta2), epsilon_(epsilon), epsilon_outside_(epsilon_outside) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(u_, x);
    ++t_;
    const double bias1 = 1 - num::integer_power(beta1_, t_);
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    if (epsilon_outside_) {
      u_ = larger(beta2_ * u_, g_.abs());
      x -= lr / bias1 * m_ / (u_ + epsilon_);
    } else {
      u_ = larger(beta2_ * u_, g_.abs() + epsilon_);
      x -= lr / bias1 * m_ / u_;
    }
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  bool epsilon_outside_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, u_;
};

}  // namespace

const OptimizerEntry& adamax() {
  static const OptimizerEntry entry = {
      .name = "adamax",
      .title = "AdaMax",
      .family = "adam",
      .formula = "m ← β₁ m + (1 − β₁) g\nu ← max(β₂ u, |g| + ε)\nθ ← θ − α m̂ / u,  m̂ = m / (1 − β₁ᵗ)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g
u \leftarrow \max(\beta_2 u, |g| + \epsilon)
\theta \leftarrow \theta - \alpha \frac{\hat{m}}{u}, \quad \hat{m} = \frac{m}{1 - \beta_1^t})",
      .source = "D. P. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, section 7.1",
      .notes =
          "As torch.optim.Adamax: ε is added to |g| inside the maximum, and only the mean is bias-corrected. "
          "The paper has no ε. ensmallen and TensorFlow add it to u in the denominator; use epsilon_outside.",
      .params = {learning_rate_param(0.002), beta1_param(0.9), beta2_param(0.999),
                 epsilon_param(1e-8, "added to |g|"),
                 flag_param("epsilon_outside",
                            "max(β₂ u, |g|) and m̂ / (u + ε), as in ensmallen and TensorFlow")},
      .momentum = "beta1",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdaMax>(p.number("beta1"), p.number("beta2"), p.number("epsilon"),
                                        p.flag("epsilon_outside"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
