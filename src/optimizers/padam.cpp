#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct PadamParams {
  double partial, epsilon, weight_decay;
  bool amsgrad;
};

class Padam : public Optimizer {
 public:
  Padam(const Moments& fresh, const PadamParams& p) : means_(fresh), p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    g_ += p_.weight_decay * x;
    means_.update(g_);
    const Positions& v = p_.amsgrad ? raise_to(most_, means_.v) : means_.v;
    const double power = 2 * p_.partial;
    root_ = (v.sqrt() + p_.epsilon).unaryExpr([power](double r) { return num::pow(r, power); });
    x -= lr * num::sqrt(means_.bias2()) / means_.bias1() * means_.m / root_;
  }

  void set_momentum(double beta1) override { means_.beta1 = beta1; }
  const Positions* velocity() const override { return &means_.m; }

 private:
  Moments means_;
  PadamParams p_;
  Values f_;
  Positions g_, most_, root_;
};

}  // namespace

const OptimizerEntry& padam() {
  static const OptimizerEntry entry = {
      .name = "padam",
      .title = "Padam",
      .family = "beyond_adam",
      .formula =
          "m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  v̌ ← max(v̌, v)\n"
          "θ ← θ − α √(1 − β₂ᵗ) / (1 − β₁ᵗ) m / (√v̌ + ε)²ᵖ",
      .latex =
          R"(m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2, \quad \check{v} \leftarrow \max(\check{v}, v)
\theta \leftarrow \theta - \alpha \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{m}{(\sqrt{\check{v}} + \epsilon)^{2p}})",
      .source =
          "J. Chen et al., Closing the Generalization Gap of Adaptive Gradient Methods in Training Deep "
          "Neural "
          "Networks, IJCAI 2020",
      .notes =
          "As the authors' code (uclaml/Padam), which has a bias correction that the paper lacks. p = 1/2 is "
          "AMSGrad, p near 0 momentum. p = 1/8 is the paper's choice; the code's default is 1/4. "
          "pytorch_optimizer has no maximum. Not in PyTorch.",
      .params = {learning_rate_param(0.1),
                 beta1_param(0.9),
                 beta2_param(0.999),
                 {.name = "partial",
                  .fallback = 0.125,
                  .doc = "how adaptive: m is divided by v to this power",
                  .range = {.low = 0, .high = 0.5, .low_open = true},
                  .symbol = "p"},
                 epsilon_param(1e-8, "added to the root"),
                 coupled_weight_decay_param(),
                 {.name = "amsgrad", .fallback = true, .doc = "use the largest v so far; false: v itself"}},
      .momentum = "beta1",
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Padam>(Moments{p.number("beta1"), p.number("beta2")},
                                       PadamParams{p.number("partial"), p.number("epsilon"),
                                                   p.number("weight_decay"), p.flag("amsgrad")});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
