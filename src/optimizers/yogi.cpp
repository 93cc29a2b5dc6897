#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Yogi : public Optimizer {
 public:
  Yogi(double beta1, double beta2, double epsilon, double initial_accumulator, bool bias_correction)
      : beta1_(beta1),
        beta2_(beta2),
        epsilon_(epsilon),
        initial_accumulator_(initial_accumulator),
        bias_correction_(bias_correction) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    start(v_, x, initial_accumulator_);
    ++t_;
    m_ = beta1_ * m_ + (1 - beta1_) * g_;
    v_ -= (1 - beta2_) * sign(v_ - g_ * g_) * g_ * g_;
    double bias1 = 1, bias2 = 1;
    if (bias_correction_) {
      bias1 -= num::integer_power(beta1_, t_);
      bias2 -= num::integer_power(beta2_, t_);
    }
    x -= lr * (m_ / bias1) / ((v_ / bias2).sqrt() + epsilon_);
  }

  void set_momentum(double beta1) override { beta1_ = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta1_, beta2_, epsilon_;
  double initial_accumulator_;
  bool bias_correction_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, v_;
};

}  // namespace

const OptimizerEntry& yogi() {
  static const OptimizerEntry entry = {
      .name = "yogi",
      .title = "Yogi",
      .family = "adam",
      .formula = "m ← β₁ m + (1 − β₁) g\nv ← v − (1 − β₂) sign(v − g²) g²\nθ ← θ − α m / (√v + ε)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g
v \leftarrow v - (1 - \beta_2) \text{sign}(v - g^2) g^2
\theta \leftarrow \theta - \alpha \frac{m}{\sqrt{v} + \epsilon})",
      .source = "M. Zaheer et al., Adaptive Methods for Nonconvex Optimization, NeurIPS 2018",
      .notes =
          "Not in PyTorch. As in the paper and ensmallen: no bias correction, v starts at 0, and ε is "
          "outside the root. TensorFlow's v starts at 1e-6, and both means are corrected; use "
          "initial_accumulator and bias_correction.",
      .params = {learning_rate_param(0.01),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 epsilon_param(1e-3, "added to the root"),
                 {.name = "initial_accumulator",
                  .fallback = 0.0,
                  .doc = "v before the first step (TensorFlow: 1e-6)",
                  .range = non_negative(),
                  .symbol = "v₀"},
                 flag_param("bias_correction", "divide m and v by 1 − βᵗ, as in Adam")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Yogi>(p.number("beta1"), p.number("beta2"), p.number("epsilon"),
                                      p.number("initial_accumulator"), p.flag("bias_correction"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
