#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct NovoGradParams {
  double beta1, beta2, epsilon, weight_decay;
  bool grad_averaging, amsgrad;
};

class NovoGrad : public Optimizer {
 public:
  explicit NovoGrad(const NovoGradParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    const Positions square = column_dots(g_, g_);  // one row
    v_ = v_.size() == 0 ? square : p_.beta2 * v_ + (1 - p_.beta2) * square;
    const Positions& v = p_.amsgrad ? raise_to(most_, v_) : v_;
    const Values root = v.row(0).sqrt() + p_.epsilon;
    const double share = p_.grad_averaging ? 1 - p_.beta1 : 1;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      m_.row(i) = p_.beta1 * m_.row(i) + share * (g_.row(i) / root + p_.weight_decay * x.row(i));
    }
    x -= lr * m_;
  }

  void set_momentum(double beta1) override { p_.beta1 = beta1; }
  const Positions* velocity() const override { return &m_; }

 private:
  NovoGradParams p_;
  Values f_;
  Positions g_, m_, v_, most_;
};

}  // namespace

const OptimizerEntry& novograd() {
  static const OptimizerEntry entry = {
      .name = "novograd",
      .title = "NovoGrad",
      .family = "adaptive",
      .formula =
          "v ← β₂ v + (1 − β₂) |g|²,  v₁ = |g₁|²\n"
          "m ← β₁ m + g / (√v + ε) + λ θ\n"
          "θ ← θ − α m",
      .latex = R"(v \leftarrow \beta_2 v + (1 - \beta_2) |g|^2, \quad v_1 = |g_1|^2
m \leftarrow \beta_1 m + \frac{g}{\sqrt{v} + \epsilon} + \lambda \theta
\theta \leftarrow \theta - \alpha m)",
      .source =
          "B. Ginsburg et al., Stochastic Gradient Methods with Layer-wise Adaptive Moments for Training of "
          "Deep Networks, 2019",
      .notes =
          "As the paper and NVIDIA's code: v is one number per layer, here for the whole point, so the step "
          "keeps the gradient's direction. It starts at |g₁|², and nothing is bias-corrected. "
          "pytorch_optimizer "
          "starts v at 0 and corrects it. Not in PyTorch.",
      .params = {learning_rate_param(0.01),
                 decay_param("beta1", 0.95, "share of the velocity kept", "β₁"),
                 decay_param("beta2", 0.98, "decay of the mean squared norm", "β₂"),
                 epsilon_param(1e-8, "added to the root"),
                 {.name = "weight_decay",
                  .fallback = 0.0,
                  .doc = "λ θ is added to the normalised gradient",
                  .range = non_negative(),
                  .symbol = "λ"},
                 flag_param("grad_averaging", "m is a mean: what is added has the factor 1 − β₁"),
                 flag_param("amsgrad", "divide by the root of the largest v so far")},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<NovoGrad>(NovoGradParams{p.number("beta1"), p.number("beta2"),
                                                         p.number("epsilon"), p.number("weight_decay"),
                                                         p.flag("grad_averaging"), p.flag("amsgrad")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
