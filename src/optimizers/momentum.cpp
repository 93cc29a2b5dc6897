#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Momentum : public Optimizer {
 public:
  explicit Momentum(double mu) : mu_(mu) {}

  // The learning rate is inside the velocity: under a schedule this differs from scaling the velocity
  // afterwards.
  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(v_, x);
    v_ = mu_ * v_ + lr * g_;
    x -= v_;
  }

  void set_momentum(double mu) override { mu_ = mu; }
  const Positions* velocity() const override { return &v_; }

 private:
  double mu_;
  Values f_;
  Positions g_, v_;
};

}  // namespace

const OptimizerEntry& momentum() {
  static const OptimizerEntry entry = {
      .name = "momentum",
      .title = "Momentum",
      .family = "momentum",
      .formula = "v ← μ v + α ∇J(θ)\nθ ← θ − v",
      .latex = R"(v \leftarrow \mu v + \alpha \nabla J(\theta)
\theta \leftarrow \theta - v)",
      .source = "B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964",
      .notes =
          "The velocity includes the learning rate, as in Polyak's form, ensmallen and most lectures. "
          "PyTorch's SGD multiplies the velocity by the learning rate afterwards (see sgd). The path is the "
          "same while the rate is constant, but differs under a schedule.",
      .params = {learning_rate_param(0.01), momentum_param(0.9)},
      .momentum = "momentum",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Momentum>(p.number("momentum"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
