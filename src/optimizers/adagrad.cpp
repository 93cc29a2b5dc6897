#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct AdaGradParams {
  double lr_decay, initial_accumulator, epsilon;
  bool epsilon_inside;
};

class AdaGrad : public Optimizer {
 public:
  explicit AdaGrad(const AdaGradParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(s_, x, p_.initial_accumulator);
    const double decayed_lr = lr / (1 + t_++ * p_.lr_decay);
    s_ += g_ * g_;
    if (p_.epsilon_inside) {
      x -= decayed_lr * g_ / (s_ + p_.epsilon).sqrt();
    } else {
      x -= decayed_lr * g_ / (s_.sqrt() + p_.epsilon);
    }
  }

 private:
  AdaGradParams p_;
  int t_ = 0;
  Values f_;
  Positions g_, s_;
};

}  // namespace

const OptimizerEntry& adagrad() {
  static const OptimizerEntry entry = {
      .name = "adagrad",
      .title = "AdaGrad",
      .family = "adaptive",
      .formula = "s ← s + g²\nθ ← θ − α g / (√s + ε)",
      .latex = R"(s \leftarrow s + g^2
\theta \leftarrow \theta - \alpha \frac{g}{\sqrt{s} + \epsilon})",
      .source =
          "J. Duchi, E. Hazan and Y. Singer, Adaptive Subgradient Methods for Online Learning and Stochastic "
          "Optimization, JMLR 12, 2011",
      .notes =
          "As torch.optim.Adagrad: ε is outside the root, and the sum starts at 0. TensorFlow.js has ε "
          "inside the root and starts at 0.1; use epsilon_inside and initial_accumulator.",
      .params = {learning_rate_param(0.01),
                 {.name = "lr_decay",
                  .fallback = 0.0,
                  .doc = "step t uses α / (1 + (t − 1) η)",
                  .range = non_negative(),
                  .symbol = "η"},
                 {.name = "initial_accumulator",
                  .fallback = 0.0,
                  .doc = "s before the first step (TensorFlow: 0.1)",
                  .range = non_negative(),
                  .symbol = "s₀"},
                 epsilon_param(1e-10, "added to the root"),
                 flag_param("epsilon_inside", "√(s + ε) instead of √s + ε, as in TensorFlow.js")},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdaGrad>(AdaGradParams{p.number("lr_decay"), p.number("initial_accumulator"),
                                                       p.number("epsilon"), p.flag("epsilon_inside")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
