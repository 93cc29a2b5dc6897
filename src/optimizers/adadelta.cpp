#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class AdaDelta : public Optimizer {
 public:
  AdaDelta(double rho, double epsilon, bool lagging) : rho_(rho), epsilon_(epsilon), lagging_(lagging) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(s_, x);
    start(d_, x);
    before_ = s_;
    s_ = rho_ * s_ + (1 - rho_) * g_ * g_;
    delta_ = (d_ + epsilon_).sqrt() / ((lagging_ ? before_ : s_) + epsilon_).sqrt() * g_;
    d_ = rho_ * d_ + (1 - rho_) * delta_ * delta_;
    x -= lr * delta_;
  }

 private:
  double rho_, epsilon_;
  bool lagging_;
  Values f_;
  Positions g_, s_, d_, before_, delta_;
};

}  // namespace

const OptimizerEntry& adadelta() {
  static const OptimizerEntry entry = {
      .name = "adadelta",
      .title = "AdaDelta",
      .family = "adaptive",
      .formula = "s ← ρ s + (1 − ρ) g²\nΔ ← g √(d + ε) / √(s + ε)\nd ← ρ d + (1 − ρ) Δ²\nθ ← θ − α Δ",
      .latex = R"(s \leftarrow \rho s + (1 - \rho) g^2
\Delta \leftarrow \frac{\sqrt{d + \epsilon}}{\sqrt{s + \epsilon}} g
d \leftarrow \rho d + (1 - \rho) \Delta^2
\theta \leftarrow \theta - \alpha \Delta)",
      .source = "M. D. Zeiler, ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701, 2012",
      .notes =
          "As torch.optim.Adadelta: ε is inside both roots, the mean square includes the current gradient, "
          "and there is a learning rate (1), which the paper does not have. TensorFlow.js divides by the "
          "mean square without the current gradient; use lagging.",
      .params = {learning_rate_param(1),
                 {.name = "rho",
                  .fallback = 0.9,
                  .doc = "decay of both mean squares",
                  .range = fraction(),
                  .symbol = "ρ"},
                 epsilon_param(1e-6, "added inside both roots"),
                 flag_param("lagging",
                            "divide by the mean square without the current gradient, as in TensorFlow.js")},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AdaDelta>(p.number("rho"), p.number("epsilon"), p.flag("lagging"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
