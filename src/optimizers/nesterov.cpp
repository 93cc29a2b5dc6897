#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Nesterov : public Optimizer {
 public:
  explicit Nesterov(double mu) : mu_(mu) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    start(v_, x);
    ahead_ = x - mu_ * v_;
    objective.gradient(ahead_, f_, g_);
    v_ = mu_ * v_ + lr * g_;
    x -= v_;
  }

  void set_momentum(double mu) override { mu_ = mu; }
  const Positions* velocity() const override { return &v_; }
  Landmarks landmarks() const override { return {.gradient_at = &ahead_}; }

 private:
  double mu_;
  Values f_;
  Positions ahead_, g_, v_;
};

}  // namespace

const OptimizerEntry& nesterov() {
  static const OptimizerEntry entry = {
      .name = "nesterov",
      .title = "Nesterov",
      .family = "momentum",
      .formula = "v ← μ v + α ∇J(θ − μ v)\nθ ← θ − v",
      .latex = R"(v \leftarrow \mu v + \alpha \nabla J(\theta - \mu v)
\theta \leftarrow \theta - v)",
      .source =
          "Y. Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²), "
          "1983; "
          "in the form of I. Sutskever et al., On the importance of initialization and momentum, ICML 2013",
      .notes =
          "The gradient is evaluated at the look-ahead point, θ is drawn, and the velocity includes the "
          "learning rate. PyTorch's form (sgd with nesterov) draws the look-ahead points θ − μ v instead, "
          "which belong to the same path while the rate is constant.",
      .params = {learning_rate_param(0.01), momentum_param(0.9)},
      .momentum = "momentum",
      .landmarks = {{.name = "gradient", .doc = "the look-ahead point"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Nesterov>(p.number("momentum"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
