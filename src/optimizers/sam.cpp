#include <cmath>

#include "optimizers/base_rule.hpp"
#include "optimizers/moments.hpp"

namespace gradreel::optimizer_entries {

namespace {

/// The objective seen from its worst point nearby: gradients at x are those at x + e.
class Perturbed : public Objective {
 public:
  /// Keeps references; sets `at` to the points x + e.
  Perturbed(const Objective& inner, double rho, bool adaptive, Positions& at)
      : inner_(inner), rho_(rho), adaptive_(adaptive), at_(at) {}

  int dimension() const override { return inner_.dimension(); }
  ParameterShapes shapes() const override { return inner_.shapes(); }
  void value(const Positions& x, Values& f) const override { inner_.value(x, f); }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    inner_.gradient(x, f, g);
    const Positions scales = adaptive_ ? Positions(x.unaryExpr([](double v) { return std::fabs(v); }))
                                       : Positions::Constant(x.rows(), x.cols(), 1.0);
    const Values sizes = column_norms(scales * g) + 1e-12;
    at_ = x + scales * scales * g * (rho_ / sizes).replicate(x.rows(), 1);
    inner_.gradient(at_, f, g);
  }

  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override {
    inner_.hessian(x, f, g, h);
  }

 private:
  const Objective& inner_;
  double rho_;
  bool adaptive_;
  Positions& at_;
};

class Sam : public Optimizer {
 public:
  explicit Sam(const ParamValues& p) : base_(p), rho_(p.number("rho")), adaptive_(p.flag("adaptive")) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    base_.step(Perturbed(objective, rho_, adaptive_, at_), x, lr);
  }

  const Positions* velocity() const override { return base_.velocity(); }
  Landmarks landmarks() const override { return {.gradient_at = &at_}; }

 private:
  BaseRule base_;
  double rho_;
  bool adaptive_;
  Positions at_;
};

}  // namespace

const OptimizerEntry& sam() {
  static const OptimizerEntry entry = {
      .name = "sam",
      .title = "SAM",
      .family = "averaging",
      .formula = "e = ρ g / |g|,  g = ∇J(θ)\nθ ← step of the base rule with ∇J(θ + e)",
      .latex = R"(e = \rho \frac{g}{|g|}, \quad g = \nabla J(\theta)
\theta \leftarrow \text{step of the base rule with } \nabla J(\theta + e))",
      .source =
          "P. Foret et al., Sharpness-Aware Minimization for Efficiently Improving Generalization, ICLR "
          "2021; "
          "adaptive: J. Kwon et al., ASAM, ICML 2021",
      .notes =
          "As davda54/sam: the base rule steps from θ with the gradient at θ + e, the ascent step; 1e-12 is "
          "added to |g|. Weight decay is the base's and uses θ. With adaptive, e = ρ θ² g / ||θ| g|. It "
          "evaluates two gradients per epoch. The bases are sgd, adam and adamw as described here. Not in "
          "PyTorch.",
      .params =
          [] {
            std::vector<Param> params = {
                learning_rate_param(0.01),
                {.name = "rho",
                 .fallback = 0.05,
                 .doc = "length of the ascent step",
                 .range = non_negative(),
                 .symbol = "ρ"},
                flag_param("adaptive", "scale the ascent step by the size of each coordinate (ASAM)")};
            for (Param& p : base_params()) params.push_back(std::move(p));
            return params;
          }(),
      .landmarks = {{.name = "gradient", .doc = "the end of the ascent step, θ + e"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> { return std::make_unique<Sam>(p); },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
