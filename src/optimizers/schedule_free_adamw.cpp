#include "optimizers/schedule_free.hpp"

namespace gradreel::optimizer_entries {

namespace {

class ScheduleFreeAdamW : public ScheduleFree {
 public:
  ScheduleFreeAdamW(const ScheduleFreeParams& p, double beta2, double epsilon)
      : ScheduleFree(p), beta2_(beta2), epsilon_(epsilon) {}

 protected:
  void direct(Positions& g, int t) override {
    start(v_, g);
    v_ = beta2_ * v_ + (1 - beta2_) * g * g;
    g /= (v_ / (1 - num::integer_power(beta2_, t))).sqrt() + epsilon_;
  }

 private:
  double beta2_, epsilon_;
  Positions v_;
};

}  // namespace

const OptimizerEntry& schedule_free_adamw() {
  static const OptimizerEntry entry = {
      .name = "schedule_free_adamw",
      .title = "Schedule-Free AdamW",
      .family = "averaging",
      .formula =
          "y = (1 − β₁) z + β₁ θ,  g = ∇J(y),  v ← β₂ v + (1 − β₂) g²\n"
          "z ← z − α (g / (√v̂ + ε) + λ y),  v̂ = v / (1 − β₂ᵗ)\n"
          "θ ← (1 − c) θ + c z,  c = wₜ / Σ w,  w = tʳ αᵖ",
      .latex =
          R"(y = (1 - \beta_1) z + \beta_1 \theta, \quad g = \nabla J(y), \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
z \leftarrow z - \alpha \left( \frac{g}{\sqrt{\hat{v}} + \epsilon} + \lambda y \right), \quad \hat{v} = \frac{v}{1 - \beta_2^t}
\theta \leftarrow (1 - c) \theta + c z, \quad c = \frac{w_t}{\sum w}, \quad w = t^r \alpha^p)",
      .source = "A. Defazio et al., The Road Less Scheduled, NeurIPS 2024",
      .notes =
          "As AdamWScheduleFree of the authors' schedulefree 1.4. The paper (their class "
          "AdamWScheduleFreePaper) "
          "puts the bias correction into the rate, and so into the weights; the paths differ visibly after a "
          "few epochs. θ, the average of z, is what is drawn and judged; gradients are taken at y. optax has "
          "no "
          "r and begins its warm-up at rate 0. Not in PyTorch.",
      .params =
          [] {
            std::vector<Param> params = {learning_rate_param(0.0025),
                                         decay_param("beta1", 0.9, "share of the average in y", "β₁"),
                                         beta2_param(0.999), epsilon_param(1e-8, "added to the root")};
            for (Param& p : schedule_free_params()) params.push_back(std::move(p));
            return params;
          }(),
      .momentum = "beta1",
      .landmarks = schedule_free_landmarks(),
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<ScheduleFreeAdamW>(schedule_free_values(p, "beta1"), p.number("beta2"),
                                                   p.number("epsilon"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
