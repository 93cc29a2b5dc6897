#include <cmath>

#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct AdafactorParams {
  double beta1, epsilon1, epsilon2, clip_threshold, decay_rate, weight_decay;
  bool relative_step, scale_parameter, warmup_init;
};

double greater(double a, double b) { return a > b ? a : b; }

class Adafactor : public Optimizer {
 public:
  explicit Adafactor(const AdafactorParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(v_, x);
    start(m_, x);
    ++t_;
    const double rate = rate_at(lr), beta2 = 1 - num::pow(t_, p_.decay_rate);
    v_ = beta2 * v_ + (1 - beta2) * (g_ * g_ + p_.epsilon1);
    u_ = g_ / v_.sqrt();
    const double root_n = num::sqrt(static_cast<double>(x.rows()));
    rates_.resize(x.cols());
    const Values sizes = column_norms(x) / root_n, steps = column_norms(u_) / root_n;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      const double alpha = p_.scale_parameter ? rate * greater(sizes(c), p_.epsilon2) : rate;
      rates_(c) = alpha;
      u_.col(c) *= alpha / greater(steps(c) / p_.clip_threshold, 1);
      m_.col(c) = p_.beta1 * m_.col(c) + (1 - p_.beta1) * u_.col(c);
      x.col(c) -= p_.weight_decay * alpha * x.col(c);
    }
    x -= m_;
  }

  void set_momentum(double beta1) override { p_.beta1 = beta1; }
  Landmarks landmarks() const override { return {.learned_rate = &rates_}; }

 private:
  double rate_at(double lr) const {
    if (!p_.relative_step) return lr;
    const double most = p_.warmup_init ? 1e-4 * lr * t_ : lr, falling = 1 / num::sqrt(t_);
    return most < falling ? most : falling;
  }

  AdafactorParams p_;
  int t_ = 0;
  Values f_, rates_;
  Positions g_, u_, m_, v_;
};

Param on_param(std::string_view name, std::string_view doc) {
  return {.name = name, .fallback = true, .doc = doc};
}

std::vector<Param> adafactor_params() {
  return {
      {.name = "learning_rate",
       .fallback = 0.01,
       .doc = "step size; with relative_step, its limit",
       .range = positive(),
       .symbol = "η"},
      decay_param("beta1", 0, "decay of the mean of steps", "β₁"),
      {.name = "epsilon1",
       .fallback = 1e-30,
       .doc = "added to squared gradients",
       .range = non_negative(),
       .symbol = "ε₁"},
      {.name = "epsilon2",
       .fallback = 1e-3,
       .doc = "least size of θ, with scale_parameter",
       .range = non_negative(),
       .symbol = "ε₂"},
      {.name = "clip_threshold",
       .fallback = 1.0,
       .doc = "root mean square above which a step is scaled down",
       .range = positive(),
       .symbol = "d"},
      {.name = "decay_rate",
       .fallback = -0.8,
       .doc = "β₂ = 1 − t to this power",
       .range = {.high = 0, .high_open = true},
       .symbol = "c"},
      {.name = "weight_decay",
       .fallback = 0.0,
       .doc = "each step shrinks θ by a share α λ",
       .range = non_negative(),
       .symbol = "λ"},
      on_param("relative_step", "the rate falls: min(η, 1 / √t)"),
      on_param("scale_parameter", "steps are proportional to the size of θ"),
      flag_param("warmup_init", "with relative_step: the rate begins at η / 10,000 and rises as fast"),
  };
}

}  // namespace

const OptimizerEntry& adafactor() {
  static const OptimizerEntry entry = {
      .name = "adafactor",
      .title = "Adafactor",
      .family = "adaptive",
      .formula =
          "α = min(η, 1 / √t) max(ε₂, rms(θ)),  β₂ = 1 − tᶜ\n"
          "v ← β₂ v + (1 − β₂)(g² + ε₁)\n"
          "u = g / √v,  u ← α u / max(1, rms(u) / d)\n"
          "m ← β₁ m + (1 − β₁) u,  θ ← θ − α λ θ − m",
      .latex =
          R"(\alpha = \min(\eta, 1 / \sqrt{t}) \max(\epsilon_2, \text{rms}(\theta)), \quad \beta_2 = 1 - t^c
v \leftarrow \beta_2 v + (1 - \beta_2) (g^2 + \epsilon_1)
u = \frac{g}{\sqrt{v}}, \quad u \leftarrow \frac{\alpha u}{\max(1, \text{rms}(u) / d)}
m \leftarrow \beta_1 m + (1 - \beta_1) u, \quad \theta \leftarrow \theta - \alpha \lambda \theta - m)",
      .source =
          "N. Shazeer and M. Stern, Adafactor: Adaptive Learning Rates with Sublinear Memory Cost, ICML 2018",
      .notes =
          "As jettify/pytorch-optimizer (and fairseq) for vectors: v is whole, because only matrices are "
          "factored. rms is |·| / √n of θ before the step. With relative_step the learning rate is the limit "
          "1e-2 of the paper. pytorch_optimizer enlarges short steps instead of clipping long ones. "
          "PyTorch's "
          "Adafactor (2.5) has other defaults.",
      .params = adafactor_params(),
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Adafactor>(
            AdafactorParams{p.number("beta1"), p.number("epsilon1"), p.number("epsilon2"),
                            p.number("clip_threshold"), p.number("decay_rate"), p.number("weight_decay"),
                            p.flag("relative_step"), p.flag("scale_parameter"), p.flag("warmup_init")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
