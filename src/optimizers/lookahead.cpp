#include "optimizers/base_rule.hpp"
#include "optimizers/rule.hpp"
#include "optimizers/slow_point.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Lookahead : public Optimizer {
 public:
  explicit Lookahead(const ParamValues& p)
      : base_(p), steps_(static_cast<int>(p.number("steps"))), alpha_(p.number("alpha")) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    if (slow_.size() == 0) slow_ = x;
    base_.step(objective, x, lr);
    if (++t_ % steps_ != 0) return;
    x = alpha_ * x + (1 - alpha_) * slow_;
    slow_ = x;
  }

  const Positions* velocity() const override { return base_.velocity(); }
  Landmarks landmarks() const override { return {.points = {{"slow", &slow_}}}; }

 private:
  BaseRule base_;
  int steps_;
  double alpha_;
  int t_ = 0;
  Positions slow_;
};

}  // namespace

const OptimizerEntry& lookahead() {
  static const OptimizerEntry entry = {
      .name = "lookahead",
      .title = "Lookahead",
      .family = "averaging",
      .formula = "θ ← step of the base rule\nevery k epochs: φ ← φ + α (θ − φ),  θ ← φ",
      .latex = R"(\theta \leftarrow \text{step of the base rule}
\text{every } k \text{ epochs: } \phi \leftarrow \phi + \alpha (\theta - \phi), \quad \theta \leftarrow \phi)",
      .source = "M. R. Zhang et al., Lookahead Optimizer: k steps forward, 1 step back, NeurIPS 2019",
      .notes =
          "As the authors' code: φ begins at the start, and the base rule keeps its velocity or means when θ "
          "returns. α = 0.5 is the paper's default; the code's is 0.8. What is drawn is θ, the fast point. "
          "jettify/pytorch-optimizer takes φ from the fast point after its first step. Not in PyTorch.",
      .params =
          [] {
            std::vector<Param> params = {with_symbol(learning_rate_param(0.01), "η"),
                                         synchronisation_param(5), slow_share_param()};
            for (Param& p : base_params()) params.push_back(std::move(p));
            return params;
          }(),
      .landmarks = {slow_landmark()},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Lookahead>(p);
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
