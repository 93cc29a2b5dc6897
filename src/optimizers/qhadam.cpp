#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct QhAdamParams {
  double nu1, nu2, epsilon, weight_decay;
  bool decoupled;
};

class QhAdam : public Optimizer {
 public:
  QhAdam(const Moments& fresh, const QhAdamParams& p) : means_(fresh), p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (p_.decoupled) {
      x *= 1 - lr * p_.weight_decay;
    } else {
      g_ += p_.weight_decay * x;
    }
    means_.update(g_);
    x -= lr * (p_.nu1 * (means_.m / means_.bias1()) + (1 - p_.nu1) * g_) /
         ((p_.nu2 * (means_.v / means_.bias2()) + (1 - p_.nu2) * g_ * g_).sqrt() + p_.epsilon);
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }

 private:
  Moments means_;
  QhAdamParams p_;
  Values f_;
  Positions g_;
};

Param share_param(std::string_view name, double fallback, std::string_view doc, std::string_view symbol) {
  return {.name = name, .fallback = fallback, .doc = doc, .range = {.low = 0, .high = 1}, .symbol = symbol};
}

}  // namespace

const OptimizerEntry& qhadam() {
  static const OptimizerEntry entry = {
      .name = "qhadam",
      .title = "QHAdam",
      .family = "beyond_adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\n"
          "m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)\n"
          "θ ← θ − α ((1 − ν₁) g + ν₁ m̂) / (√((1 − ν₂) g² + ν₂ v̂) + ε)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\hat{m} = \frac{m}{1 - \beta_1^t}, \quad \hat{v} = \frac{v}{1 - \beta_2^t}
\theta \leftarrow \theta - \alpha \frac{(1 - \nu_1) g + \nu_1 \hat{m}}{\sqrt{(1 - \nu_2) g^2 + \nu_2 \hat{v}} + \epsilon})",
      .source = "J. Ma and D. Yarats, Quasi-hyperbolic momentum and Adam for deep learning, ICLR 2019",
      .notes =
          "As the authors' qhoptim: ν = 1 is Adam, and ν₁ = 0, ν₂ = 1 is RMSProp with bias correction. "
          "The defaults are the ones the paper suggests. pytorch_optimizer misplaces a parenthesis in v. Not "
          "in PyTorch.",
      .params = {learning_rate_param(0.001), beta1_param(0.995), beta2_param(0.999),
                 share_param("nu1", 0.7, "share of the mean in the step; the rest is the gradient", "ν₁"),
                 share_param("nu2", 1, "share of the mean square; the rest is g²", "ν₂"),
                 epsilon_param(1e-8, "added to the root"), coupled_weight_decay_param(),
                 flag_param("decouple_weight_decay", "shrink θ by a share α λ instead")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<QhAdam>(
            Moments{p.number("beta1"), p.number("beta2")},
            QhAdamParams{p.number("nu1"), p.number("nu2"), p.number("epsilon"), p.number("weight_decay"),
                         p.flag("decouple_weight_decay")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
