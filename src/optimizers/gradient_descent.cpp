#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class GradientDescent : public Optimizer {
 public:
  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    x -= lr * g_;
  }

 private:
  Values f_;
  Positions g_;
};

}  // namespace

const OptimizerEntry& gradient_descent() {
  static const OptimizerEntry entry = {
      .name = "gradient_descent",
      .title = "Gradient descent",
      .family = "momentum",
      .formula = "θ ← θ − α ∇J(θ)",
      .latex = R"(\theta \leftarrow \theta - \alpha \nabla J(\theta))",
      .source = "A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847",
      .notes = "All libraries agree; PyTorch's is SGD without momentum.",
      .params = {learning_rate_param(0.01)},
      .make = [](const ParamValues&) -> std::unique_ptr<Optimizer> {
        return std::make_unique<GradientDescent>();
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
