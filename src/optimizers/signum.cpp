#include "optimizers/sign_momentum.hpp"

namespace gradreel::optimizer_entries {

const OptimizerEntry& signum() {
  static const OptimizerEntry entry = {
      .name = "signum",
      .title = "Signum",
      .family = "adaptive",
      .formula = "m ← β m + (1 − β) g\nθ ← θ − α λ θ − α sign(m)",
      .latex = R"(m \leftarrow \beta m + (1 - \beta) g
\theta \leftarrow \theta - \alpha \lambda \theta - \alpha \, \text{sign}(m))",
      .source = "J. Bernstein et al., signSGD: Compressed Optimisation for Non-Convex Problems, ICML 2018",
      .notes =
          "As the paper: every coordinate moves by α, so the point ends up circling a minimum at that "
          "distance. "
          "sign(0) is 0. pytorch_optimizer's SignSGD clears its momentum in every step. Not in PyTorch.",
      .params = {learning_rate_param(0.001), decay_param("beta", 0.9, "decay of the mean", "β"),
                 decoupled_weight_decay_param(0)},
      .momentum = "beta",
      .bounds_step = true,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<SignMomentum>(p.number("beta"), p.number("weight_decay"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
