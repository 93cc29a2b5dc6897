#include "optimizers/learned_rate.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct DAdaptAdamParams {
  double beta1, beta2, epsilon, weight_decay, d0, growth_rate;
  bool decouple, use_bias_correction;
};

class DAdaptAdam : public Optimizer {
 public:
  explicit DAdaptAdam(const DAdaptAdamParams& p) : p_(p), q_(num::sqrt(p.beta2)) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (d_.size() == 0) begin(x);
    if (!p_.decouple) g_ += p_.weight_decay * x;
    for (Eigen::Index c = 0; c < x.cols(); ++c) step_column(c, x, lr);
  }

  void set_momentum(double beta1) override { p_.beta1 = beta1; }
  Landmarks landmarks() const override { return {.learned_rate = &rates_, .lengths = {{"distance", &d_}}}; }

 private:
  void begin(const Positions& x) {
    for (Positions* state : {&m_, &v_, &s_}) start(*state, x);
    d_.setConstant(x.cols(), p_.d0);
    numerator_.setZero(x.cols());
    rates_.setZero(x.cols());
    t_.assign(static_cast<std::size_t>(x.cols()), 0);
  }

  void step_column(Eigen::Index c, Positions& x, double lr) {
    int& t = t_[static_cast<std::size_t>(c)];
    const double correction = p_.use_bias_correction ? bias_correction(p_.beta1, p_.beta2, t + 1) : 1;
    const double rate = d_(c) * lr * correction;
    double alignment = 0, size = 0;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const double g = g_(i, c);
      alignment += g * (s_(i, c) / (num::sqrt(v_(i, c)) + p_.epsilon));
      m_(i, c) = p_.beta1 * m_(i, c) + (1 - p_.beta1) * rate * g;
      v_(i, c) = p_.beta2 * v_(i, c) + (1 - p_.beta2) * g * g;
      s_(i, c) = q_ * s_(i, c) + (1 - q_) * rate * g;
      size += s_(i, c) < 0 ? -s_(i, c) : s_(i, c);
    }
    rates_(c) = rate;
    if (size == 0) return;
    ++t;
    numerator_(c) = q_ * numerator_(c) + (1 - q_) * rate * alignment;
    d_(c) = grow(d_(c), numerator_(c) / ((1 - q_) * size), p_.growth_rate);
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      if (p_.decouple) x(i, c) -= p_.weight_decay * rate * x(i, c);
      x(i, c) -= m_(i, c) / (num::sqrt(v_(i, c)) + p_.epsilon);
    }
  }

  DAdaptAdamParams p_;
  double q_;  // decay of the sums
  std::vector<int> t_;
  Values f_, d_, numerator_, rates_;
  Positions g_, m_, v_, s_;
};

}  // namespace

const OptimizerEntry& d_adapt_adam() {
  static const OptimizerEntry entry = {
      .name = "d_adapt_adam",
      .title = "D-Adapt Adam",
      .family = "learning_rate_free",
      .formula =
          "r ← q r + (1 − q) d α ⟨g, s / (√v + ε)⟩,  q = √β₂\n"
          "m ← β₁ m + (1 − β₁) d α g,  v ← β₂ v + (1 − β₂) g²,  s ← q s + (1 − q) d α g\n"
          "θ ← θ − m / (√v + ε),  d ← max(d, r / ((1 − q) ‖s‖₁))",
      .latex =
          R"(r \leftarrow q r + (1 - q) d \alpha \left\langle g, \frac{s}{\sqrt{v} + \epsilon} \right\rangle, \quad q = \sqrt{\beta_2}
m \leftarrow \beta_1 m + (1 - \beta_1) d \alpha g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2, \quad s \leftarrow q s + (1 - q) d \alpha g
\theta \leftarrow \theta - \frac{m}{\sqrt{v} + \epsilon}, \quad d \leftarrow \max \left( d, \frac{r}{(1 - q) \|s\|_1} \right))",
      .source = "A. Defazio and K. Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023",
      .notes =
          "As the authors' dadaptation 3.2: the inner product uses v before its update, and m contains the "
          "rate. "
          "d estimates the distance to the minimum and never falls; α is a factor of it. The panel "
          "learning_rate shows d α. pytorch_optimizer differs from the third step on. Not in PyTorch.",
      .params = {learning_rate_param(1),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 {.name = "epsilon",
                  .fallback = 1e-8,
                  .doc = "added to the root",
                  .range = positive(),
                  .symbol = "ε"},
                 first_distance_param(),
                 growth_rate_param(),
                 coupled_weight_decay_param(),
                 flag_param("decouple", "decay as AdamW does: θ shrinks by a share d α λ"),
                 use_bias_correction_param()},
      .momentum = "beta1",
      .landmarks = {distance_landmark()},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<DAdaptAdam>(DAdaptAdamParams{
            p.number("beta1"), p.number("beta2"), p.number("epsilon"), p.number("weight_decay"),
            p.number("d0"), p.number("growth_rate"), p.flag("decouple"), p.flag("use_bias_correction")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
