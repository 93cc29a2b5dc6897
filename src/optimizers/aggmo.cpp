#include "optimizers/rule.hpp"

namespace gradreel::optimizer_entries {

namespace {

class AggMo : public Optimizer {
 public:
  AggMo(Numbers betas, double weight_decay)
      : betas_(std::move(betas)), weight_decay_(weight_decay), velocities_(betas_.size()) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    g_ += weight_decay_ * x;
    mean_.setZero(x.rows(), x.cols());
    for (std::size_t i = 0; i < betas_.size(); ++i) {
      start(velocities_[i], x);
      velocities_[i] = betas_[i] * velocities_[i] + g_;
      mean_ += velocities_[i];
    }
    mean_ /= static_cast<double>(betas_.size());
    x -= lr * mean_;
  }

  const Positions* velocity() const override { return &mean_; }

 private:
  Numbers betas_;
  double weight_decay_;
  std::vector<Positions> velocities_;
  Values f_;
  Positions g_, mean_;
};

}  // namespace

const OptimizerEntry& aggmo() {
  static const OptimizerEntry entry = {
      .name = "aggmo",
      .title = "AggMo",
      .family = "momentum",
      .formula = "uᵢ ← βᵢ uᵢ + g,  i = 1 … K\nθ ← θ − α / K Σ uᵢ",
      .latex = R"(u_i \leftarrow \beta_i u_i + g, \quad i = 1 \ldots K
\theta \leftarrow \theta - \frac{\alpha}{K} \sum_i u_i)",
      .source = "J. Lucas et al., Aggregated Momentum: Stability Through Passive Damping, ICLR 2019",
      .notes =
          "As the paper and the authors' code: several velocities with different memory, of which the step "
          "is "
          "the average; the short ones damp the oscillations of the long ones. The learning rate multiplies "
          "afterwards, as in PyTorch's momentum. Not in PyTorch.",
      .params = {learning_rate_param(0.01),
                 {.name = "betas",
                  .fallback = Numbers{0, 0.9, 0.99},
                  .doc = "share of each velocity kept",
                  .range = fraction(),
                  .symbol = "β"},
                 coupled_weight_decay_param()},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<AggMo>(p.numbers("betas"), p.number("weight_decay"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
