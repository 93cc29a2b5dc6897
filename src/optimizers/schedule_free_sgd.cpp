#include "optimizers/schedule_free.hpp"

namespace gradreel::optimizer_entries {

namespace {

class ScheduleFreeSgd : public ScheduleFree {
 public:
  using ScheduleFree::ScheduleFree;

 protected:
  void direct(Positions&, int) override {}
};

}  // namespace

const OptimizerEntry& schedule_free_sgd() {
  static const OptimizerEntry entry = {
      .name = "schedule_free_sgd",
      .title = "Schedule-Free SGD",
      .family = "averaging",
      .formula =
          "y = (1 − β) z + β θ\n"
          "z ← z − α (∇J(y) + λ y)\n"
          "θ ← (1 − c) θ + c z,  c = wₜ / Σ w,  w = tʳ αᵖ",
      .latex = R"(y = (1 - \beta) z + \beta \theta
z \leftarrow z - \alpha (\nabla J(y) + \lambda y)
\theta \leftarrow (1 - c) \theta + c z, \quad c = \frac{w_t}{\sum w}, \quad w = t^r \alpha^p)",
      .source = "A. Defazio et al., The Road Less Scheduled, NeurIPS 2024",
      .notes =
          "As the authors' schedulefree 1.4: θ, the weighted average of z, is what is drawn and judged; "
          "gradients are taken at y. With r = 0 and a constant rate the weights are equal. The paper's "
          "default "
          "rate is 1, for normalised losses. optax has no r and begins its warm-up at rate 0. Not in "
          "PyTorch.",
      .params =
          [] {
            std::vector<Param> params = {learning_rate_param(1),
                                         decay_param("momentum", 0.9, "share of the average in y", "β")};
            for (Param& p : schedule_free_params()) params.push_back(std::move(p));
            return params;
          }(),
      .momentum = "momentum",
      .landmarks = schedule_free_landmarks(),
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<ScheduleFreeSgd>(schedule_free_values(p, "momentum"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
