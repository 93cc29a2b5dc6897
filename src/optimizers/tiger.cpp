#include "optimizers/sign_momentum.hpp"

namespace gradreel::optimizer_entries {

const OptimizerEntry& tiger() {
  static const OptimizerEntry entry = {
      .name = "tiger",
      .title = "Tiger",
      .family = "momentum",
      .formula = "m ← β m + (1 − β) g\nθ ← θ − α (sign(m) + λ θ)",
      .latex = R"(m \leftarrow \beta m + (1 - \beta) g
\theta \leftarrow \theta - \alpha (\text{sign}(m) + \lambda \theta))",
      .source = "J. Su, Tiger: A Tight-fisted Optimizer, 2023, github.com/bojone/tiger",
      .notes =
          "Lion with β₁ = β₂, which saves memory: the same rule as signum with other defaults. The author's "
          "code also gives each kind of layer a rate of its own and switches the decay off for biases; here, "
          "as "
          "in pytorch_optimizer, all coordinates are alike. Not in PyTorch.",
      .params = {learning_rate_param(0.001), decay_param("beta", 0.965, "decay of the mean", "β"),
                 decoupled_weight_decay_param(0.01)},
      .momentum = "beta",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<SignMomentum>(p.number("beta"), p.number("weight_decay"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
