#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

class AdamW : public Optimizer {
 public:
  AdamW(double beta1, double beta2, double epsilon, double weight_decay, bool amsgrad)
      : beta1_(beta1), beta2_(beta2), epsilon_(epsilon), weight_decay_(weight_decay), amsgrad_(amsgrad) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(v_, x);
    ++t_;
    const double bias1 = 1 - num::integer_power(beta1_, t_), bias2 = 1 - num::integer_power(beta2_, t_);
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    v_ = beta2_ * v_ + (1 - beta2_) * g_ * g_;
    x *= 1 - lr * weight_decay_;
    const Positions& v = amsgrad_ ? raise_to(most_, v_) : v_;
    x -= lr * (m_ / bias1) / ((v / bias2).sqrt() + epsilon_);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  double weight_decay_;
  bool amsgrad_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, v_, most_;
};

}  // namespace

const OptimizerEntry& adamw() {
  static const OptimizerEntry entry = {
      .name = "adamw",
      .title = "AdamW",
      .family = "adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g\nv ← β₂ v + (1 − β₂) g²\nθ ← θ − α λ θ − α m̂ / (√v̂ + ε),  m̂ = m / (1 − "
          "β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g
v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\theta \leftarrow \theta - \alpha \lambda \theta - \alpha \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}, \quad \hat{m} = \frac{m}{1 - \beta_1^t}, \quad \hat{v} = \frac{v}{1 - \beta_2^t})",
      .source = "I. Loshchilov and F. Hutter, Decoupled Weight Decay Regularization, ICLR 2019",
      .notes =
          "As torch.optim.AdamW: the decay is decoupled, comes first, and is proportional to the learning "
          "rate: θ ← (1 − α λ) θ. In the paper it depends only on the schedule. Bias correction and ε are as "
          "in adam. With amsgrad the maximum is of the uncorrected v, as in amsgrad.",
      .params = {learning_rate_param(0.001), beta1_param(0.9), beta2_param(0.999),
                 epsilon_param(1e-8, "added to the root"), decoupled_weight_decay_param(0.01),
                 flag_param("amsgrad", "divide by the root of the largest v so far")},
      .momentum = "beta1",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdamW>(p.number("beta1"), p.number("beta2"), p.number("epsilon"),
                                       p.number("weight_decay"), p.flag("amsgrad"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
