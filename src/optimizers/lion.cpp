#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Lion : public Optimizer {
 public:
  Lion(double beta1, double beta2, double weight_decay)
      : beta1_(beta1), beta2_(beta2), weight_decay_(weight_decay) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    step_ = sign(beta1_ * m_ + (1 - beta1_) * g_);
    m_ = beta2_ * m_ + (1 - beta2_) * g_;
    x -= lr * (step_ + weight_decay_ * x);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, weight_decay_;
  Values f_;
  Positions g_, m_, step_;
};

}  // namespace

const OptimizerEntry& lion() {
  static const OptimizerEntry entry = {
      .name = "lion",
      .title = "Lion",
      .family = "momentum",
      .formula = "c ← β₁ m + (1 − β₁) g\nθ ← θ − α (sign(c) + λ θ)\nm ← β₂ m + (1 − β₂) g",
      .latex = R"(c \leftarrow \beta_1 m + (1 - \beta_1) g
\theta \leftarrow \theta - \alpha (\text{sign}(c) + \lambda \theta)
m \leftarrow \beta_2 m + (1 - \beta_2) g)",
      .source = "X. Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023",
      .notes =
          "Not in PyTorch. As in the paper: the step is the sign of a mix of the mean and the gradient, and "
          "the mean is updated afterwards. The decay is decoupled, proportional to the learning rate, and "
          "uses θ before the step.",
      .params = {learning_rate_param(0.0001),
                 {.name = "beta1",
                  .fallback = 0.9,
                  .doc = "share of the mean in the step",
                  .range = fraction(),
                  .symbol = "β₁"},
                 {.name = "beta2",
                  .fallback = 0.99,
                  .doc = "decay of the mean",
                  .range = fraction(),
                  .symbol = "β₂"},
                 decoupled_weight_decay_param(0)},
      .momentum = "beta1",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Lion>(p.number("beta1"), p.number("beta2"), p.number("weight_decay"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
