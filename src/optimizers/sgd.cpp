#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct SgdParams {
  double momentum, dampening, weight_decay;
  bool nesterov;
};

class Sgd : public Optimizer {
 public:
  explicit Sgd(const SgdParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (p_.weight_decay != 0) g_ += p_.weight_decay * x;
    if (p_.momentum == 0) {
      x -= lr * g_;
      return;
    }
    if (u_.size() == 0) {
      u_ = g_;  // the first gradient enters whole
    } else {
      u_ = p_.momentum * u_ + (1 - p_.dampening) * g_;
    }
    if (p_.nesterov) {
      x -= lr * (g_ + p_.momentum * u_);
    } else {
      x -= lr * u_;
    }
  }

  void set_momentum(double mu) override { p_.momentum = mu; }
  const Positions* velocity() const override { return &u_; }

 private:
  SgdParams p_;
  Values f_;
  Positions g_, u_;
};

}  // namespace

const OptimizerEntry& sgd() {
  static const OptimizerEntry entry = {
      .name = "sgd",
      .title = "SGD",
      .family = "momentum",
      .formula = "g ← ∇J(θ) + λ θ\nu ← μ u + (1 − τ) g,  u₁ = g₁\nθ ← θ − α u   (Nesterov: θ − α (g + μ u))",
      .latex = R"(g \leftarrow \nabla J(\theta) + \lambda \theta
u \leftarrow \mu u + (1 - \tau) g, \quad u_1 = g_1
\theta \leftarrow \theta - \alpha u, \quad \text{Nesterov: } \theta - \alpha (g + \mu u))",
      .source =
          "H. Robbins and S. Monro, A Stochastic Approximation Method, 1951; momentum as torch.optim.SGD "
          "defines it",
      .notes =
          "As torch.optim.SGD: the learning rate multiplies the velocity afterwards, dampening does not "
          "apply to the first gradient, and weight decay is added to the gradient (coupled). At momentum 0 "
          "there is no velocity, and dampening and nesterov have no effect.",
      .params = {learning_rate_param(0.01),
                 momentum_param(0),
                 {.name = "dampening",
                  .fallback = 0.0,
                  .doc = "share of the gradient left out of the velocity, from the second step on",
                  .range = {.low = 0, .high = 1},
                  .symbol = "τ"},
                 {.name = "weight_decay",
                  .fallback = 0.0,
                  .doc = "λ θ is added to the gradient",
                  .range = non_negative(),
                  .symbol = "λ"},
                 flag_param("nesterov", "step along g + μ u")},
      .momentum = "momentum",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Sgd>(SgdParams{p.number("momentum"), p.number("dampening"),
                                               p.number("weight_decay"), p.flag("nesterov")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
