#include <algorithm>

#include "optimizers/matrix_work.hpp"
#include "optimizers/per_matrix.hpp"
#include "optimizers/polar_factor.hpp"

namespace gradreel::optimizer_entries {

namespace {

struct MuonParams {
  double momentum, weight_decay;
  bool nesterov, exact;
  int steps;
};

class Muon : public Optimizer {
 public:
  explicit Muon(const MuonParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (m_.size() == 0) parts_ = objective.shapes();
    start(m_, x);
    start(u_, x);
    for_elements(
        [mu = p_.momentum, nesterov = p_.nesterov](double& m, double& u, double g) {
          m = mu * m + (1 - mu) * g;
          u = nesterov ? (1 - mu) * g + mu * m : m;
        },
        m_, u_, g_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      Eigen::Index first = 0;
      for (const ParameterPart& part : parts_) {
        move(x, c, first, part, lr);
        first += part.size();
      }
    }
  }

  void set_momentum(double value) override { p_.momentum = value; }
  const Positions* velocity() const override { return &m_; }

 private:
  void move(Positions& x, Eigen::Index c, Eigen::Index first, const ParameterPart& part, double lr) const {
    const Matrix u = matrix_in(u_, c, first, part);
    const Matrix o = p_.exact ? polar_factor(u) : newton_schulz(u, p_.steps);
    const double shape = static_cast<double>(part.rows) / static_cast<double>(part.columns);
    Matrix w = matrix_in(x, c, first, part);
    w *= 1 - lr * p_.weight_decay;
    w -= lr * num::sqrt(std::max(1.0, shape)) * o;
    put_matrix(w, c, first, x);
  }

  MuonParams p_;
  ParameterShapes parts_;
  Values f_;
  Positions g_, m_, u_;
};

}  // namespace

const OptimizerEntry& muon() {
  static const OptimizerEntry entry = {
      .name = "muon",
      .title = "Muon",
      .family = "matrices",
      .formula =
          "M ← μ M + (1 − μ) G,  U = μ M + (1 − μ) G\n"
          "O = U (Uᵀ U)^(−1/2)\n"
          "θ ← θ − α √max(1, r/c) O,  of r rows and c columns",
      .latex = R"(M \leftarrow \mu M + (1 - \mu) G, \quad U = \mu M + (1 - \mu) G
O = U (U^T U)^{-1/2}
\theta \leftarrow \theta - \alpha \sqrt{\max(1, r / c)} \, O, \quad r \text{ rows}, c \text{ columns})",
      .source = "K. Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024",
      .notes =
          "As the authors' code, in double precision: every matrix among the parameters moves by its "
          "momentum "
          "with all singular values set to 1, about so by five Newton-Schulz iterations (which leave them "
          "between 0.7 and 1.2), or exactly by `orthogonalize: svd`. On a vector it is normalised momentum: "
          "every step has the length α √n of n numbers. The authors give vectors to AdamW. The older form "
          "M ← μ M + G is the same but for the 1e-7 of the iteration. In PyTorch from version 2.9, with "
          "other "
          "factors of the rate.",
      .params = {learning_rate_param(0.02),
                 momentum_param(0.95),
                 {.name = "nesterov", .fallback = true, .doc = "orthogonalise μ M + (1 − μ) G in place of M"},
                 decoupled_weight_decay_param(0),
                 {.name = "orthogonalize",
                  .fallback = std::string("newton_schulz"),
                  .doc = "by iteration, or exactly by the singular value decomposition",
                  .choices = {"newton_schulz", "svd"}},
                 {.name = "ns_steps",
                  .fallback = 5.0,
                  .doc = "iterations of newton_schulz",
                  .range = {.low = 1, .high = 20, .whole = true}}},
      .momentum = "momentum",
      .for_matrices = true,
      .on_vectors = "normalised momentum",
      .work = [](const ParameterShapes& shapes) { return gram_work(shapes, 40); },
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Muon>(MuonParams{p.number("momentum"), p.number("weight_decay"),
                                                 p.flag("nesterov"), p.text("orthogonalize") == "svd",
                                                 static_cast<int>(p.number("ns_steps"))});
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
