#include <algorithm>
#include <cmath>

#include "optimizers/matrix_work.hpp"
#include "optimizers/per_column.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct TrustRegionSettings {
  double max_radius, accept, min_curvature;
};

double length(const Positions& a) { return num::sqrt(dot(a, a)); }

class Dogleg {
 public:
  explicit Dogleg(const TrustRegionSettings& settings) : settings_(settings) {}

  double radius() const { return used_; }

  void step(const Objective& objective, Positions& x, double lr) {
    if (radius_ == 0) radius_ = std::min(lr, settings_.max_radius);
    used_ = radius_;
    objective.hessian(x, f_, g_, h_);
    const double before = f_(0), slope = length(g_);
    if (slope == 0) return;
    model_ = symmetric_eigen(h_, 0, x.rows());
    for (double& c : model_.values) c = std::max(std::fabs(c), settings_.min_curvature);
    const Positions p = dogleg(slope);
    trial_ = x + p;
    objective.value(trial_, f_);
    const double expected = -(dot(g_, p) + 0.5 * dot(p, times(p, false)));
    const double ratio = (before - f_(0)) / expected;
    const double size = length(p);
    if (!(ratio >= 0.25)) {
      radius_ = 0.25 * size;
    } else if (ratio > 0.75 && size >= 0.999 * radius_) {
      radius_ = std::min(2 * radius_, settings_.max_radius);
    }
    if (ratio > settings_.accept) x = trial_;
  }

 private:
  /// B v of the model, or B⁻¹ v.
  Positions times(const Positions& v, bool inverse) const {
    Positions result = Positions::Zero(v.rows(), 1);
    for (Eigen::Index k = 0; k < v.rows(); ++k) {
      const Positions q = model_.vectors.col(k);
      result += dot(q, v) * (inverse ? 1 / model_.values(k) : model_.values(k)) * q;
    }
    return result;
  }

  /// Along the gradient to the model's minimum there, then towards Newton's point, up to the radius.
  Positions dogleg(double slope) const {
    Positions newton = -times(g_, true);
    if (length(newton) <= radius_) return newton;
    const Positions cauchy = -slope * slope / dot(g_, times(g_, false)) * g_;
    if (!(length(cauchy) < radius_)) return -radius_ / slope * g_;
    const Positions rest = newton - cauchy;
    const double a = dot(rest, rest), b = dot(cauchy, rest), c = dot(cauchy, cauchy) - radius_ * radius_;
    return cauchy + (num::sqrt(b * b - a * c) - b) / a * rest;
  }

  TrustRegionSettings settings_;
  double radius_ = 0, used_ = 0;
  SymmetricEigen model_;
  Values f_;
  Positions g_, trial_;
  Hessians h_;
};

class TrustRegion : public PerColumn<Dogleg> {
 public:
  using PerColumn<Dogleg>::PerColumn;

  void step(const Objective& objective, Positions& x, double lr) override {
    PerColumn<Dogleg>::step(objective, x, lr);
    radii_.resize(x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) radii_(c) = rules()[static_cast<std::size_t>(c)].radius();
  }

  Landmarks landmarks() const override { return {.lengths = {{"radius", &radii_}}}; }

 private:
  Values radii_;
};

}  // namespace

const OptimizerEntry& trust_region() {
  static const OptimizerEntry entry = {
      .name = "trust_region",
      .title = "Trust region",
      .family = "second_order",
      .formula =
          "p = the dogleg to −B⁻¹ g, cut at |p| = Δ,  B = Q |Λ| Qᵀ,  ∇²J = Q Λ Qᵀ\n"
          "ρ = (J(θ) − J(θ + p)) / (−gᵀp − ½ pᵀB p),  θ ← θ + p  if ρ > η\n"
          "Δ ← |p| / 4 if ρ < ¼,  2 Δ if ρ > ¾ and |p| = Δ",
      .latex =
          R"(p = \text{the dogleg to } -B^{-1} g \text{, cut at } |p| = \Delta, \quad B = Q |\Lambda| Q^T, \quad \nabla^2 J = Q \Lambda Q^T
\rho = \frac{J(\theta) - J(\theta + p)}{-g^T p - \frac{1}{2} p^T B p}, \quad \theta \leftarrow \theta + p \text{ if } \rho > \eta
\Delta \leftarrow |p| / 4 \text{ if } \rho < \frac{1}{4}, \quad 2 \Delta \text{ if } \rho > \frac{3}{4} \text{ and } |p| = \Delta)",
      .source =
          "M. J. D. Powell, A hybrid method for nonlinear equations, 1970; J. Nocedal and S. J. Wright, "
          "Numerical Optimization, 2006, algorithm 4.1 and section 4.1",
      .notes =
          "Not in PyTorch. The path goes along −g to the model's minimum in that direction, then straight to "
          "Newton's point. The model has the absolute values of the curvatures, as newton does by default, "
          "so "
          "saddle points repel. A step that lowers J by less than η of what the model expects is refused: "
          "the "
          "point stays, and the radius shrinks.",
      .params = {{.name = "learning_rate",
                  .fallback = 1.0,
                  .doc = "the first radius",
                  .range = positive(),
                  .symbol = "Δ₀"},
                 {.name = "max_radius", .fallback = 100.0, .doc = "largest radius", .range = positive()},
                 {.name = "accept",
                  .fallback = 0.1,
                  .doc = "least share of the expected decrease that is accepted",
                  .range = {.low = 0, .high = 0.25, .high_open = true},
                  .symbol = "η"},
                 {.name = "min_curvature",
                  .fallback = 1e-6,
                  .doc = "lower bound of the model's curvatures",
                  .range = positive()}},
      .landmarks = {{.name = "radius", .doc = "Δ, how far a step may go", .is_length = true}},
      .takes_schedule = false,
      .uses_hessian = true,
      .work = cube_work,
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<TrustRegion>(
            Dogleg({p.number("max_radius"), p.number("accept"), p.number("min_curvature")}));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
