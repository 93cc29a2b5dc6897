#include "optimizers/learned_rate.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct ProdigyParams {
  double beta1, beta2, beta3, epsilon, weight_decay, d0, d_coef, growth_rate;
  bool decouple, use_bias_correction, safeguard_warmup;
};

class Prodigy : public Optimizer {
 public:
  explicit Prodigy(const ProdigyParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (first_.size() == 0) begin(x);
    if (!p_.decouple) g_ += p_.weight_decay * x;
    for (Eigen::Index c = 0; c < x.cols(); ++c) step_column(c, x, lr);
  }

  void set_momentum(double beta1) override { p_.beta1 = beta1; }
  const Positions* velocity() const override { return &m_; }
  Landmarks landmarks() const override { return {.learned_rate = &rates_, .lengths = {{"distance", &d_}}}; }

 private:
  void begin(const Positions& x) {
    first_ = x;
    for (Positions* state : {&m_, &v_, &s_}) start(*state, x);
    d_.setConstant(x.cols(), p_.d0);
    most_ = d_;
    r_.setZero(x.cols());
    rates_.setZero(x.cols());
    t_.assign(static_cast<std::size_t>(x.cols()), 0);
  }

  void step_column(Eigen::Index c, Positions& x, double lr) {
    int& t = t_[static_cast<std::size_t>(c)];
    const double correction = p_.use_bias_correction ? bias_correction(p_.beta1, p_.beta2, t + 1) : 1;
    const double d = d_(c), rate = d * lr * correction;
    const double share = d / p_.d0, gain = share * (p_.safeguard_warmup ? d : rate);
    double alignment = 0, size = 0;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const double g = g_(i, c);
      alignment += g * (first_(i, c) - x(i, c));
      m_(i, c) = p_.beta1 * m_(i, c) + (1 - p_.beta1) * (d * g);
      v_(i, c) = p_.beta2 * v_(i, c) + (1 - p_.beta2) * (d * d) * (g * g);
      s_(i, c) = p_.beta3 * s_(i, c) + gain * g;
      size += s_(i, c) < 0 ? -s_(i, c) : s_(i, c);
    }
    r_(c) = p_.beta3 * r_(c) + share * rate * alignment;
    rates_(c) = rate;
    if (size == 0) return;
    ++t;
    learn(c, p_.d_coef * r_(c) / size);
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      if (p_.decouple) x(i, c) -= p_.weight_decay * rate * x(i, c);
      x(i, c) -= rate * m_(i, c) / (num::sqrt(v_(i, c)) + d_(c) * p_.epsilon);
    }
  }

  void learn(Eigen::Index c, double estimate) {
    if (d_(c) == p_.d0 && estimate > d_(c)) d_(c) = estimate;
    if (estimate > most_(c)) most_(c) = estimate;
    d_(c) = p_.growth_rate > 0 && d_(c) * p_.growth_rate < most_(c) ? d_(c) * p_.growth_rate : most_(c);
  }

  ProdigyParams p_;
  std::vector<int> t_;
  Values f_, d_, most_, r_, rates_;
  Positions g_, first_, m_, v_, s_;
};

std::vector<Param> prodigy_params() {
  return {
      learning_rate_param(1),
      beta1_param(0.9),
      beta2_param(0.999),
      decay_param("beta3", 0, "decay of the sums that estimate d; 0: √β₂", "β₃"),
      epsilon_param(1e-8, "times d, added to the root"),
      first_distance_param(),
      {.name = "d_coef", .fallback = 1.0, .doc = "factor of the estimates of d", .range = positive()},
      growth_rate_param(),
      {.name = "weight_decay",
       .fallback = 0.0,
       .doc = "each step shrinks θ by a share d α λ",
       .range = non_negative(),
       .symbol = "λ"},
      {.name = "decouple", .fallback = true, .doc = "false: λ θ is added to the gradient instead"},
      use_bias_correction_param(),
      flag_param("safeguard_warmup", "leave the learning rate out of the sum s, for long warm-ups"),
  };
}

}  // namespace

const OptimizerEntry& prodigy() {
  static const OptimizerEntry entry = {
      .name = "prodigy",
      .title = "Prodigy",
      .family = "learning_rate_free",
      .formula =
          "m ← β₁ m + (1 − β₁) d g,  v ← β₂ v + (1 − β₂) d² g²\n"
          "r ← β₃ r + (d² / d₀) α ⟨g, θ₀ − θ⟩,  s ← β₃ s + (d² / d₀) α g\n"
          "θ ← θ − d α m / (√v + d′ ε),  d ← d′ = max(d, r / ‖s‖₁)",
      .latex =
          R"(m \leftarrow \beta_1 m + (1 - \beta_1) d g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) d^2 g^2
r \leftarrow \beta_3 r + \frac{d^2}{d_0} \alpha \langle g, \theta_0 - \theta \rangle, \quad s \leftarrow \beta_3 s + \frac{d^2}{d_0} \alpha g
\theta \leftarrow \theta - d \alpha \frac{m}{\sqrt{v} + d' \epsilon}, \quad d \leftarrow d' = \max(d, r / \|s\|_1))",
      .source =
          "K. Mishchenko and A. Defazio, Prodigy: An Expeditiously Adaptive Parameter-Free Learner, ICML "
          "2024",
      .notes =
          "As the authors' prodigyopt: d estimates the distance from the start to the minimum and never "
          "falls; "
          "the learning rate α is a factor of it, 1 by default. The panel learning_rate shows d α. "
          "pytorch_optimizer counts two steps per step; optax always corrects the bias. Not in PyTorch.",
      .params = prodigy_params(),
      .momentum = "beta1",
      .landmarks = {distance_landmark()},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        const double beta3 = p.number("beta3");
        return std::make_unique<Prodigy>(ProdigyParams{
            p.number("beta1"), p.number("beta2"), beta3 == 0 ? num::sqrt(p.number("beta2")) : beta3,
            p.number("epsilon"), p.number("weight_decay"), p.number("d0"), p.number("d_coef"),
            p.number("growth_rate"), p.flag("decouple"), p.flag("use_bias_correction"),
            p.flag("safeguard_warmup")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
