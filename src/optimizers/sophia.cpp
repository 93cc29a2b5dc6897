#include "optimizers/matrix_work.hpp"
#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct SophiaParams {
  double beta1, beta2, gamma, rho, epsilon, weight_decay;
  int interval;
};

class Sophia : public Optimizer {
 public:
  explicit Sophia(const SophiaParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    start(m_, x);
    start(curvature_, x);
    if (t_ % p_.interval == 0) {
      objective.hessian(x, f_, g_, hessian_);
      for (Eigen::Index i = 0, row = 0; i < x.rows(); row += x.rows() - i, ++i) {
        curvature_.row(i) = p_.beta2 * curvature_.row(i) + (1 - p_.beta2) * hessian_.row(row);
      }
    } else {
      objective.gradient(x, f_, g_);
    }
    ++t_;
    x *= 1 - lr * p_.weight_decay;
    m_ = p_.beta1 * m_ + (1 - p_.beta1) * g_;
    const double gamma = p_.gamma, epsilon = p_.epsilon, rho = p_.rho;
    for_elements(
        [=](double& theta, double m, double h) {
          const double u = m / (gamma * h > epsilon ? gamma * h : epsilon);
          theta -= lr * (u > rho ? rho : u < -rho ? -rho : u);
        },
        x, m_, curvature_);
  }

  void set_momentum(double beta1) override { p_.beta1 = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  SophiaParams p_;
  int t_ = 0;
  Values f_;
  Positions g_, m_, curvature_;
  Hessians hessian_;
};

}  // namespace

const OptimizerEntry& sophia() {
  static const OptimizerEntry entry = {
      .name = "sophia",
      .title = "Sophia",
      .family = "second_order",
      .formula =
          "h ← β₂ h + (1 − β₂) diag(∇²J),  every k epochs\n"
          "m ← β₁ m + (1 − β₁) g\n"
          "θ ← θ − α λ θ − α clip(m / max(γ h, ε), ρ)",
      .latex =
          R"(h \leftarrow \beta_2 h + (1 - \beta_2) \, \text{diag}(\nabla^2 J) \quad \text{every } k \text{ epochs}
m \leftarrow \beta_1 m + (1 - \beta_1) g
\theta \leftarrow \theta - \alpha \lambda \theta - \alpha \, \text{clip}(m / \max(\gamma h, \epsilon), \rho))",
      .source =
          "H. Liu et al., Sophia: A Scalable Stochastic Second-order Optimizer for Language Model "
          "Pre-training, ICLR 2024",
      .notes =
          "The paper's rule with the exact diagonal of the Hessian, which the paper estimates. Where the "
          "curvature is not positive, the step is ρ against the sign of m. γ = 0.01 and k = 10 are those of "
          "Sophia-H. pytorch_optimizer's SophiaH has γ = 1 and clips at ρ = 0.01; the authors' SophiaG goes "
          "uphill where the curvature is negative. Not in PyTorch.",
      .params = {learning_rate_param(0.001),
                 beta1_param(0.96),
                 decay_param("beta2", 0.99, "decay of the mean curvature", "β₂"),
                 {.name = "gamma",
                  .fallback = 0.01,
                  .doc = "factor of the curvature: the smaller, the more coordinates are clipped",
                  .range = positive(),
                  .symbol = "γ"},
                 {.name = "rho",
                  .fallback = 1.0,
                  .doc = "no coordinate moves by more than α times this",
                  .range = positive(),
                  .symbol = "ρ"},
                 {.name = "interval",
                  .fallback = 10.0,
                  .doc = "epochs from one Hessian to the next",
                  .range = {.low = 1, .high = 1e6, .whole = true},
                  .symbol = "k"},
                 {.name = "epsilon",
                  .fallback = 1e-12,
                  .doc = "least denominator",
                  .range = positive(),
                  .symbol = "ε"},
                 decoupled_weight_decay_param(0)},
      .momentum = "beta1",
      .uses_hessian = true,
      .work = square_work,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Sophia>(SophiaParams{
            p.number("beta1"), p.number("beta2"), p.number("gamma"), p.number("rho"), p.number("epsilon"),
            p.number("weight_decay"), static_cast<int>(p.number("interval"))});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
