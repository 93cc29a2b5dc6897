#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct AdanParams {
  double beta1, beta2, beta3, epsilon, weight_decay;
  bool no_prox;
};

class Adan : public Optimizer {
 public:
  explicit Adan(const AdanParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    for (Positions* state : {&m_, &v_, &n_}) start(*state, x);
    if (last_.size() == 0) last_ = g_;
    ++t_;
    change_ = g_ - last_;
    last_ = g_;
    m_ = p_.beta1 * m_ + (1 - p_.beta1) * g_;
    v_ = p_.beta2 * v_ + (1 - p_.beta2) * change_;
    change_ = g_ + p_.beta2 * change_;
    n_ = p_.beta3 * n_ + (1 - p_.beta3) * change_ * change_;
    const double bias1 = 1 - num::integer_power(p_.beta1, t_), bias2 = 1 - num::integer_power(p_.beta2, t_);
    const double bias3 = 1 - num::integer_power(p_.beta3, t_);
    change_ = (m_ / bias1 + p_.beta2 * v_ / bias2) / (n_.sqrt() / num::sqrt(bias3) + p_.epsilon);
    if (p_.no_prox) {
      x = x * (1 - lr * p_.weight_decay) - lr * change_;
    } else {
      x = (x - lr * change_) / (1 + lr * p_.weight_decay);
    }
  }

  void set_momentum(double beta1) override { p_.beta1 = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  AdanParams p_;
  int t_ = 0;
  Values f_;
  Positions g_, last_, change_, m_, v_, n_;
};

}  // namespace

const OptimizerEntry& adan() {
  static const OptimizerEntry entry = {
      .name = "adan",
      .title = "Adan",
      .family = "beyond_adam",
      .formula =
          "δ = g − gₜ₋₁,  m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) δ\n"
          "n ← β₃ n + (1 − β₃)(g + β₂ δ)²\n"
          "θ ← (θ − α (m̂ + β₂ v̂) / (√n̂ + ε)) / (1 + α λ)",
      .latex =
          R"(\delta = g - g_{t-1}, \quad m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) \delta
n \leftarrow \beta_3 n + (1 - \beta_3) (g + \beta_2 \delta)^2
\theta \leftarrow \left( \theta - \alpha \frac{\hat{m} + \beta_2 \hat{v}}{\sqrt{\hat{n}} + \epsilon} \right) \Big/ (1 + \alpha \lambda))",
      .source =
          "X. Xie et al., Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models, IEEE "
          "TPAMI 2024",
      .notes =
          "As sail-sg/Adan, the authors' code: β are shares kept (the paper writes the shares of the new "
          "value), all three averages are bias-corrected, and the first difference of gradients is 0. Weight "
          "decay divides θ after the step (proximal), or with no_prox shrinks it before. optax weighs the "
          "difference with 1 − β₂ instead of β₂. Not in PyTorch.",
      .params = {learning_rate_param(0.001),
                 decay_param("beta1", 0.98, "decay of the mean", "β₁"),
                 decay_param("beta2", 0.92, "decay of the mean change of gradients", "β₂"),
                 decay_param("beta3", 0.99, "decay of the mean square", "β₃"),
                 epsilon_param(1e-8, "added to the root"),
                 {.name = "weight_decay",
                  .fallback = 0.0,
                  .doc = "each step divides θ by 1 + α λ",
                  .range = non_negative(),
                  .symbol = "λ"},
                 flag_param("no_prox", "decay as AdamW does: θ shrinks by a share α λ before the step")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Adan>(AdanParams{p.number("beta1"), p.number("beta2"), p.number("beta3"),
                                                 p.number("epsilon"), p.number("weight_decay"),
                                                 p.flag("no_prox")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
