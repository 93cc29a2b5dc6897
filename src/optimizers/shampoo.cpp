#include "optimizers/rule.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel::optimizer_entries {

namespace {

class Shampoo : public Optimizer {
 public:
  explicit Shampoo(double epsilon) : epsilon_(epsilon) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    gather(x.rows());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      const SymmetricEigen h = symmetric_eigen(h_, c, x.rows());
      for (Eigen::Index k = 0; k < x.rows(); ++k) {
        double along = 0;
        for (Eigen::Index i = 0; i < x.rows(); ++i) along += h.vectors(i, k) * g_(i, c);
        x.col(c) -= lr * (along / num::sqrt(h.values(k))) * h.vectors.col(k);
      }
    }
  }

 private:
  /// Adds g gᵀ to H, kept as upper triangles, row by row.
  void gather(Eigen::Index n) {
    if (h_.size() == 0) {
      h_.setZero(n * (n + 1) / 2, g_.cols());
      for (Eigen::Index i = 0, row = 0; i < n; row += n - i, ++i) h_.row(row) += epsilon_;
    }
    for (Eigen::Index i = 0, row = 0; i < n; ++i) {
      for (Eigen::Index j = i; j < n; ++j, ++row) h_.row(row) += g_.row(i) * g_.row(j);
    }
  }

  double epsilon_;
  Values f_;
  Positions g_;
  Hessians h_;
};

}  // namespace

const OptimizerEntry& shampoo() {
  static const OptimizerEntry entry = {
      .name = "shampoo",
      .title = "Shampoo",
      .family = "matrices",
      .formula = "H ← H + g gᵀ,  H₀ = ε I\nθ ← θ − α H^(−1/2) g",
      .latex = R"(H \leftarrow H + g g^T, \quad H_0 = \epsilon I
\theta \leftarrow \theta - \alpha H^{-1/2} g)",
      .source =
          "V. Gupta, T. Koren and Y. Singer, Shampoo: Preconditioned Stochastic Tensor Optimization, ICML "
          "2018",
      .notes =
          "The paper's rule for a vector, which is full-matrix AdaGrad: the exponent is −1/(2 k) for tensors "
          "of "
          "order k. jettify and pytorch_optimizer use −1/k (the whole inverse), pytorch_optimizer in single "
          "precision. Like AdaGrad it slows down as gradients add up. Not in PyTorch.",
      .params = {learning_rate_param(0.1),
                 {.name = "epsilon",
                  .fallback = 1e-4,
                  .doc = "H begins as this times I",
                  .range = positive(),
                  .symbol = "ε"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<Shampoo>(p.number("epsilon"));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
