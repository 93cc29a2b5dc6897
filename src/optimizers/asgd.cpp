#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Asgd : public Optimizer {
 public:
  Asgd(double lambd, double alpha, double t0, double weight_decay)
      : lambd_(lambd), alpha_(alpha), t0_(t0), weight_decay_(weight_decay) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    const double eta = lr / num::pow(1 + lambd_ * lr * t_, alpha_);
    const double age = t_ - t0_, share = age > 1 ? 1 / age : 1;
    g_ += weight_decay_ * x;
    x *= 1 - lambd_ * eta;
    x -= eta * g_;
    if (share == 1) {
      average_ = x;
    } else {
      average_ += share * (x - average_);
    }
    ++t_;
    rates_.setConstant(x.cols(), eta);
  }

  Landmarks landmarks() const override {
    return {.learned_rate = &rates_, .points = {{"averaged", &average_}}};
  }

 private:
  double lambd_, alpha_, t0_, weight_decay_;
  int t_ = 0;
  Values f_, rates_;
  Positions g_, average_;
};

}  // namespace

const OptimizerEntry& asgd() {
  static const OptimizerEntry entry = {
      .name = "asgd",
      .title = "ASGD",
      .family = "averaging",
      .formula =
          "θ ← (1 − λ ηₜ) θ − ηₜ g,  ηₜ = η / (1 + λ η (t − 1))^α\n"
          "θ̄ ← θ̄ + (θ − θ̄) / max(1, t − 1 − t₀)",
      .latex =
          R"(\theta \leftarrow (1 - \lambda \eta_t) \theta - \eta_t g, \quad \eta_t = \frac{\eta}{(1 + \lambda \eta (t - 1))^\alpha}
\bar{\theta} \leftarrow \bar{\theta} + \frac{\theta - \bar{\theta}}{\max(1, t - 1 - t_0)})",
      .source =
          "B. T. Polyak and A. B. Juditsky, Acceleration of Stochastic Approximation by Averaging, SIAM "
          "Journal "
          "on Control and Optimization 30, 1992",
      .notes =
          "As torch.optim.ASGD: θ is drawn and judged, its average thin beside it. λ shrinks θ and slows the "
          "rate. With PyTorch's t₀ = 1e6 the average is θ itself for a million steps; the default here, 0, "
          "averages from the start. The panel learning_rate shows ηₜ.",
      .params = {with_symbol(learning_rate_param(0.01), "η"),
                 {.name = "lambd",
                  .fallback = 1e-4,
                  .doc = "decay of θ and of the rate",
                  .range = non_negative(),
                  .symbol = "λ"},
                 {.name = "alpha",
                  .fallback = 0.75,
                  .doc = "power of the rate's decay",
                  .range = non_negative(),
                  .symbol = "α"},
                 {.name = "t0",
                  .fallback = 0.0,
                  .doc = "epoch from which θ is averaged",
                  .range = non_negative(),
                  .symbol = "t₀"},
                 with_symbol(coupled_weight_decay_param(), "")},
      .landmarks = {{.name = "averaged", .doc = "the average of θ", .is_trail = true}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Asgd>(p.number("lambd"), p.number("alpha"), p.number("t0"),
                                      p.number("weight_decay"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
