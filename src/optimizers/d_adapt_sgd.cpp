#include "optimizers/learned_rate.hpp"

namespace gradreel::optimizer_entries {

namespace {

class DAdaptSgd : public Optimizer {
 public:
  DAdaptSgd(double momentum, double weight_decay, double d0, double growth_rate)
      : momentum_(momentum), weight_decay_(weight_decay), d0_(d0), growth_rate_(growth_rate) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (first_.size() == 0) begin(x);
    g_ += weight_decay_ * x;
    rates_ = d_ * lr / size_;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (size_(c) == 0) rates_(c) = 0;
    }
    numerator_ += rates_ * column_dots(g_, s_);
    s_ += g_.rowwise() * rates_;
    const Values sums = column_norms(s_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      if (size_(c) == 0) continue;
      d_(c) = grow(d_(c), 2 * numerator_(c) / sums(c), growth_rate_);
      x.col(c) = momentum_ * x.col(c) + (1 - momentum_) * (first_.col(c) - s_.col(c));
    }
  }

  void set_momentum(double momentum) override { momentum_ = momentum; }
  Landmarks landmarks() const override { return {.learned_rate = &rates_, .lengths = {{"distance", &d_}}}; }

 private:
  void begin(const Positions& x) {
    first_ = x;
    start(s_, x);
    size_ = column_norms(g_);
    d_.setConstant(x.cols(), d0_);
    numerator_.setZero(x.cols());
  }

  double momentum_, weight_decay_, d0_, growth_rate_;
  Values f_, d_, size_, numerator_, rates_;  // size: of the first gradient
  Positions g_, first_, s_;
};

}  // namespace

const OptimizerEntry& d_adapt_sgd() {
  static const OptimizerEntry entry = {
      .name = "d_adapt_sgd",
      .title = "D-Adapt SGD",
      .family = "learning_rate_free",
      .formula =
          "η = d α / |g₁|,  r ← r + η ⟨g, s⟩,  s ← s + η g\n"
          "θ ← μ θ + (1 − μ)(θ₀ − s)\n"
          "d ← max(d, 2 r / |s|)",
      .latex =
          R"(\eta = d \alpha / |g_1|, \quad r \leftarrow r + \eta \langle g, s \rangle, \quad s \leftarrow s + \eta g
\theta \leftarrow \mu \theta + (1 - \mu) (\theta_0 - s)
d \leftarrow \max(d, 2 r / |s|))",
      .source = "A. Defazio and K. Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023",
      .notes =
          "As the authors' dadaptation 3.2: the rate is divided by the norm of the first gradient, without "
          "decay. It is proven for functions of bounded slope; on steep ones d outgrows the distance and the "
          "descent diverges. If the first gradient is 0, the point stays. The panel learning_rate shows η. "
          "Not "
          "in PyTorch.",
      .params = {learning_rate_param(1), momentum_param(0), first_distance_param(), growth_rate_param(),
                 coupled_weight_decay_param()},
      .momentum = "momentum",
      .landmarks = {distance_landmark()},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<DAdaptSgd>(p.number("momentum"), p.number("weight_decay"), p.number("d0"),
                                           p.number("growth_rate"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
