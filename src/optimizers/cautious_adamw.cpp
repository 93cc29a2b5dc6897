#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

class CautiousAdamW : public Optimizer {
 public:
  CautiousAdamW(const Moments& fresh, double epsilon, double weight_decay, bool by_mean)
      : means_(fresh), epsilon_(epsilon), weight_decay_(weight_decay), by_mean_(by_mean) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    means_.update(g_);
    x *= 1 - lr * weight_decay_;
    step_ = lr * (means_.m / means_.bias1()) / ((means_.v / means_.bias2()).sqrt() + epsilon_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) mask(c, static_cast<double>(x.rows()));
    x -= step_;
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }

 private:
  /// Drops the coordinates of a column's step that the gradient contradicts, and scales the rest.
  void mask(Eigen::Index c, double n) {
    double kept = 0;
    for (Eigen::Index i = 0; i < step_.rows(); ++i) {
      const double agreement = means_.m(i, c) * g_(i, c);
      if (agreement > 0) {
        kept += 1;
      } else {
        step_(i, c) *= 0;  // NaN stays
      }
    }
    const double share = kept / n;
    step_.col(c) *= by_mean_ ? 1 / (share > 1e-3 ? share : 1e-3) : n / (kept + 1);
  }

  Moments means_;
  double epsilon_, weight_decay_;
  bool by_mean_;
  Values f_;
  Positions g_, step_;
};

}  // namespace

const OptimizerEntry& cautious_adamw() {
  static const OptimizerEntry entry = {
      .name = "cautious_adamw",
      .title = "Cautious AdamW",
      .family = "beyond_adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²\n"
          "φ = 1 where m g > 0, else 0;  s = n / (Σφ + 1), or n / Σφ with scaling mean\n"
          "θ ← θ − α λ θ − α s φ m̂ / (√v̂ + ε)",
      .latex = R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2
\phi = 1 \text{ where } m g > 0 \text{, else } 0; \quad s = \frac{n}{\sum \phi + 1} \text{, or } \frac{n}{\sum \phi} \text{ with scaling mean}
\theta \leftarrow \theta - \alpha \lambda \theta - \alpha s \phi \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon})",
      .source = "K. Liang et al., Cautious Optimizers: Improving Training with One Line of Code, 2024",
      .notes =
          "AdamW that leaves out coordinates in which the mean and the gradient disagree; the others are "
          "scaled "
          "up. The paper's scaling is nnz_plus_1, the default here. The authors' code (C-Optim) has mean, "
          "with "
          "at least 1e-3 in the denominator. In two dimensions a step with both coordinates is 2/3 of "
          "AdamW's "
          "under nnz_plus_1, and equals it under mean. Bias correction and decay are adamw's. Not in "
          "PyTorch.",
      .params = {learning_rate_param(0.001),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 epsilon_param(1e-8, "added to the root"),
                 decoupled_weight_decay_param(0),
                 {.name = "scaling",
                  .fallback = std::string("nnz_plus_1"),
                  .doc = "nnz_plus_1: n / (kept + 1), as the paper; mean: n / kept, as the authors' code",
                  .choices = {"nnz_plus_1", "mean"}}},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<CautiousAdamW>(Moments{p.number("beta1"), p.number("beta2")},
                                               p.number("epsilon"), p.number("weight_decay"),
                                               p.text("scaling") == "mean");
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
