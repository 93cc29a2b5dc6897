#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Qhm : public Optimizer {
 public:
  Qhm(double beta, double nu) : beta_(beta), nu_(nu) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(v_, x);
    v_ = beta_ * v_ + (1 - beta_) * g_;
    x -= lr * ((1 - nu_) * g_ + nu_ * v_);
  }

  void set_momentum(double beta) override { beta_ = beta; }
  const Positions* velocity() const override { return &v_; }

 private:
  double beta_, nu_;
  Values f_;
  Positions g_, v_;
};

}  // namespace

const OptimizerEntry& qhm() {
  static const OptimizerEntry entry = {
      .name = "qhm",
      .title = "QHM",
      .family = "momentum",
      .formula = "v ← β v + (1 − β) g\nθ ← θ − α ((1 − ν) g + ν v)",
      .latex = R"(v \leftarrow \beta v + (1 - \beta) g
\theta \leftarrow \theta - \alpha ((1 - \nu) g + \nu v))",
      .source = "J. Ma and D. Yarats, Quasi-hyperbolic momentum and Adam for deep learning, ICLR 2019",
      .notes =
          "Not in PyTorch. As in the paper: v is a mean (g has the factor 1 − β), starts at 0 and is not "
          "bias-corrected. The learning rate multiplies the whole step.",
      .params = {learning_rate_param(0.01),
                 {.name = "momentum",
                  .fallback = 0.999,
                  .doc = "decay of the mean",
                  .range = fraction(),
                  .symbol = "β"},
                 {.name = "nu",
                  .fallback = 0.7,
                  .doc = "share of the mean in the step: 0 is gradient descent, 1 momentum",
                  .range = {.low = 0, .high = 1},
                  .symbol = "ν"}},
      .momentum = "momentum",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Qhm>(p.number("momentum"), p.number("nu"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
