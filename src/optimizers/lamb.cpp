#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct LambParams {
  double epsilon, weight_decay, clamp;
  std::string bias_correction;
};

class Lamb : public Optimizer {
 public:
  Lamb(const Moments& fresh, LambParams p) : means_(fresh), p_(std::move(p)) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    means_.update(g_);
    const bool inside = p_.bias_correction == "inside";
    const double bias1 = inside ? means_.bias1() : 1, bias2 = inside ? means_.bias2() : 1;
    if (p_.bias_correction == "lr") lr *= num::sqrt(means_.bias2()) / means_.bias1();
    r_ = (means_.m / bias1) / ((means_.v / bias2).sqrt() + p_.epsilon) + p_.weight_decay * x;
    const Values sizes = column_norms(x), steps = column_norms(r_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      const double size = p_.clamp > 0 && sizes(c) > p_.clamp ? p_.clamp : sizes(c);
      const double trust = size == 0 || steps(c) == 0 ? 1 : size / steps(c);
      x.col(c) -= lr * trust * r_.col(c);
    }
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }

 private:
  Moments means_;
  LambParams p_;
  Values f_;
  Positions g_, r_;
};

}  // namespace

const OptimizerEntry& lamb() {
  static const OptimizerEntry entry = {
      .name = "lamb",
      .title = "LAMB",
      .family = "adaptive",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\n"
          "r = m̂ / (√v̂ + ε) + λ θ,  m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)\n"
          "θ ← θ − α |θ| r / |r|",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
r = \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon} + \lambda \theta, \quad \hat{m} = \frac{m}{1 - \beta_1^t}, \quad \hat{v} = \frac{v}{1 - \beta_2^t}
\theta \leftarrow \theta - \alpha \frac{|\theta|}{|r|} r)",
      .source =
          "Y. You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 minutes, ICLR 2020",
      .notes =
          "As the paper and optax, the point is one layer: every step has length α |θ|, so it cannot settle "
          "away "
          "from 0 at a constant rate. jettify/pytorch-optimizer has bias_correction none (or, with debias, "
          "lr) "
          "and clamps |θ| at 10. If |θ| or |r| is 0 the ratio is 1. Not in PyTorch.",
      .params = {learning_rate_param(0.001),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 epsilon_param(1e-6, "added to the root"),
                 {.name = "weight_decay",
                  .fallback = 0.0,
                  .doc = "λ θ is added to the direction r",
                  .range = non_negative(),
                  .symbol = "λ"},
                 {.name = "clamp_value",
                  .fallback = 0.0,
                  .doc = "largest |θ| in the ratio; 0: no limit",
                  .range = non_negative()},
                 {.name = "bias_correction",
                  .fallback = std::string("inside"),
                  .doc = "inside: of m and v; lr: of the learning rate; none",
                  .choices = {"inside", "lr", "none"}}},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Lamb>(Moments{p.number("beta1"), p.number("beta2")},
                                      LambParams{p.number("epsilon"), p.number("weight_decay"),
                                                 p.number("clamp_value"), p.text("bias_correction")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
