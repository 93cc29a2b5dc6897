#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct RmsPropParams {
  double rho, momentum, epsilon;
  bool centered, epsilon_inside;
};

class RmsProp : public Optimizer {
 public:
  explicit RmsProp(const RmsPropParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(s_, x);
    start(m_, x);
    start(u_, x);
    s_ = p_.rho * s_ + (1 - p_.rho) * g_ * g_;
    square_ = s_;
    if (p_.centered) {
      m_ = p_.rho * m_ + (1 - p_.rho) * g_;
      square_ -= m_ * m_;
    }
    if (p_.epsilon_inside) {
      root_ = (square_ + p_.epsilon).sqrt();
    } else {
      root_ = square_.sqrt() + p_.epsilon;
    }
    u_ = p_.momentum * u_ + g_ / root_;
    x -= lr * u_;
  }

  void set_momentum(double mu) override { p_.momentum = mu; }
  const Positions* velocity() const override { return p_.momentum > 0 ? &u_ : nullptr; }

 private:
  RmsPropParams p_;
  Values f_;
  Positions g_, s_, m_, u_, square_, root_;
};

}  // namespace

const OptimizerEntry& rmsprop() {
  static const OptimizerEntry entry = {
      .name = "rmsprop",
      .title = "RMSProp",
      .family = "adaptive",
      .formula = "s ← ρ s + (1 − ρ) g²\nu ← μ u + g / (√s + ε)\nθ ← θ − α u",
      .latex = R"(s \leftarrow \rho s + (1 - \rho) g^2
u \leftarrow \mu u + \frac{g}{\sqrt{s} + \epsilon}
\theta \leftarrow \theta - \alpha u)",
      .source =
          "T. Tieleman and G. Hinton, Lecture 6.5 of Neural Networks for Machine Learning, Coursera, 2012; "
          "centered: A. Graves, Generating Sequences With Recurrent Neural Networks, arXiv:1308.0850, 2013",
      .notes =
          "As torch.optim.RMSprop: ε is outside the root, there is no bias correction, and the learning rate "
          "multiplies the velocity afterwards. TensorFlow has ε inside the root; use epsilon_inside.",
      .params = {learning_rate_param(0.01),
                 {.name = "rho",
                  .fallback = 0.99,
                  .doc = "decay of the mean square",
                  .range = fraction(),
                  .symbol = "ρ"},
                 momentum_param(0),
                 epsilon_param(1e-8, "added to the root"),
                 flag_param("centered",
                            "divide by the standard deviation √(s − m²), where m is the running mean of g"),
                 flag_param("epsilon_inside", "√(s + ε) instead of √s + ε, as in TensorFlow")},
      .momentum = "momentum",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<RmsProp>(RmsPropParams{p.number("rho"), p.number("momentum"),
                                                       p.number("epsilon"), p.flag("centered"),
                                                       p.flag("epsilon_inside")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
