#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct AdEmaMixParams {
  double beta3, alpha, alpha_warmup, beta3_warmup, epsilon, weight_decay;
};

/// The half-life of an average, less 1: β = 0.5^(1 / (half_life + 1)).
double half_life(double beta) { return num::log(0.5) / num::log(beta + 1e-8) - 1; }

class AdEmaMix : public Optimizer {
 public:
  AdEmaMix(const Moments& fresh, const AdEmaMixParams& p) : fast_(fresh), p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    fast_.update(g_);
    start(slow_, x);
    const double t = fast_.t, beta3 = beta3_at(t);
    const double alpha = t < p_.alpha_warmup ? p_.alpha * (t / p_.alpha_warmup) : p_.alpha;
    slow_ = beta3 * slow_ + (1 - beta3) * g_;
    x -= lr * ((fast_.m / fast_.bias1() + alpha * slow_) /
                   (fast_.v.sqrt() / num::sqrt(fast_.bias2()) + p_.epsilon) +
               p_.weight_decay * x);
  }

  void set_momentum(double beta1) override { fast_.beta1 = beta1; }
  const Positions* velocity() const override { return &fast_.m; }

 private:
  /// The half-life grows linearly from β₁'s to β₃'s.
  double beta3_at(double t) const {
    if (t >= p_.beta3_warmup) return p_.beta3;
    const double share = t / p_.beta3_warmup;
    const double life = (1 - share) * half_life(fast_.beta1) + share * half_life(p_.beta3);
    return num::pow(0.5, 1 / (life + 1));
  }

  Moments fast_;
  AdEmaMixParams p_;
  Values f_;
  Positions g_, slow_;
};

Param warmup_param(std::string_view name, std::string_view doc) {
  return {.name = name, .fallback = 0.0, .doc = doc, .range = {.low = 0, .high = 1e8, .whole = true}};
}

}  // namespace

const OptimizerEntry& ademamix() {
  static const OptimizerEntry entry = {
      .name = "ademamix",
      .title = "AdEMAMix",
      .family = "beyond_adam",
      .formula =
          "m₁ ← β₁ m₁ + (1 − β₁) g,  m₂ ← β₃ m₂ + (1 − β₃) g\n"
          "v ← β₂ v + (1 − β₂) g²\n"
          "θ ← θ − η ((m̂₁ + α m₂) / (√v̂ + ε) + λ θ),  m̂₁ = m₁ / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)",
      .latex =
          R"(m_1 \leftarrow \beta_1 m_1 + (1 - \beta_1) g, \quad m_2 \leftarrow \beta_3 m_2 + (1 - \beta_3) g
v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\theta \leftarrow \theta - \eta \left( \frac{\hat{m}_1 + \alpha m_2}{\sqrt{\hat{v}} + \epsilon} + \lambda \theta \right), \quad \hat{m}_1 = \frac{m_1}{1 - \beta_1^t}, \quad \hat{v} = \frac{v}{1 - \beta_2^t})",
      .source =
          "M. Pagliardini, P. Ablin and D. Grangier, The AdEMAMix Optimizer: Better, Faster, Older, ICLR "
          "2025",
      .notes =
          "As the paper and apple/ml-ademamix: the slow mean m₂ is not bias-corrected. α rises linearly over "
          "its warm-up, and β₃ so that the half-life grows linearly from β₁'s. α = 5 is the paper's default; "
          "Apple's code has 2. pytorch_optimizer divides α m₂ by 1 − β₁ᵗ, too. Not in PyTorch.",
      .params = {with_symbol(learning_rate_param(0.001), "η"),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 decay_param("beta3", 0.9999, "decay of the slow mean", "β₃"),
                 {.name = "alpha",
                  .fallback = 5.0,
                  .doc = "weight of the slow mean",
                  .range = non_negative(),
                  .symbol = "α"},
                 warmup_param("alpha_warmup", "epochs over which α rises from 0; 0: none"),
                 warmup_param("beta3_warmup", "epochs over which β₃ rises from β₁; 0: none"),
                 epsilon_param(1e-8, "added to the root"),
                 decoupled_weight_decay_param(0)},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdEmaMix>(
            Moments{p.number("beta1"), p.number("beta2")},
            AdEmaMixParams{p.number("beta3"), p.number("alpha"), p.number("alpha_warmup"),
                           p.number("beta3_warmup"), p.number("epsilon"), p.number("weight_decay")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
