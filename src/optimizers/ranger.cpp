#include "optimizers/moments.hpp"
#include "optimizers/slow_point.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct RangerParams {
  double alpha, threshold, epsilon, weight_decay;
  int steps;
};

class Ranger : public Optimizer {
 public:
  Ranger(const Moments& fresh, const RangerParams& p) : means_(fresh), p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    if (slow_.size() == 0) slow_ = x;
    objective.gradient(x, f_, g_);
    x *= 1 - lr * p_.weight_decay;
    means_.update(g_);
    const double t = means_.t, beta2_power = num::pow(means_.beta2, t);  // see radam
    const double n_max = 2 / (1 - means_.beta2) - 1;
    const double n = n_max - 2 * t * beta2_power / (1 - beta2_power);
    if (n >= p_.threshold) {
      const double r =
          num::sqrt((1 - beta2_power) * (n - 4) / (n_max - 4) * (n - 2) / n * n_max / (n_max - 2));
      x -= lr * r / means_.bias1() * means_.m / (means_.v.sqrt() + p_.epsilon);
    } else {
      x -= lr / means_.bias1() * means_.m;
    }
    if (means_.t % p_.steps != 0) return;
    slow_ += p_.alpha * (x - slow_);
    x = slow_;
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }
  Landmarks landmarks() const override { return {.points = {{"slow", &slow_}}}; }

 private:
  Moments means_;
  RangerParams p_;
  Values f_;
  Positions g_, slow_;
};

}  // namespace

const OptimizerEntry& ranger() {
  static const OptimizerEntry entry = {
      .name = "ranger",
      .title = "Ranger",
      .family = "averaging",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\n"
          "θ ← θ − η rₜ m̂ √(1 − β₂ᵗ) / (√v + ε)  if ρₜ ≥ 5,  else θ ← θ − η m̂   (RAdam)\n"
          "every k epochs: φ ← φ + α (θ − φ),  θ ← φ",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\theta \leftarrow \theta - \eta r_t \hat{m} \frac{\sqrt{1 - \beta_2^t}}{\sqrt{v} + \epsilon} \text{ if } \rho_t \geq 5, \quad \text{else } \theta \leftarrow \theta - \eta \hat{m} \quad \text{(RAdam)}
\text{every } k \text{ epochs: } \phi \leftarrow \phi + \alpha (\theta - \phi), \quad \theta \leftarrow \phi)",
      .source =
          "L. Wright, Ranger: a synergistic optimizer using RAdam and LookAhead, 2019, "
          "github.com/lessw2020/Ranger-Deep-Learning-Optimizer",
      .notes =
          "RAdam inside Lookahead, as pytorch_optimizer with degenerated_to_sgd, and without gradient "
          "centralisation, which concerns matrices. With that library's default the first steps go uphill. "
          "rₜ and ρₜ are radam's. Not in PyTorch.",
      .params = {with_symbol(learning_rate_param(0.001), "η"),
                 beta1_param(0.95),
                 beta2_param(0.999),
                 synchronisation_param(6),
                 slow_share_param(),
                 {.name = "threshold",
                  .fallback = 5.0,
                  .doc = "steps are rectified once ρₜ is this large",
                  .range = {.low = 4, .low_open = true}},
                 epsilon_param(1e-5, "added to the root, before the bias correction"),
                 decoupled_weight_decay_param(0)},
      .momentum = "beta1",
      .landmarks = {slow_landmark()},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Ranger>(
            Moments{p.number("beta1"), p.number("beta2")},
            RangerParams{p.number("alpha"), p.number("threshold"), p.number("epsilon"),
                         p.number("weight_decay"), static_cast<int>(p.number("steps"))});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
