#include "optimizers/matrix_work.hpp"
#include "optimizers/per_matrix.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel::optimizer_entries {

namespace {

/// A⁻ᵖ G for the symmetric A, where `power` is λ ↦ λ⁻ᵖ.
template <class Power>
Matrix preconditioned(const Matrix& a, const Matrix& g, Power power) {
  const SymmetricEigen eigen = symmetric_eigen(a);
  Matrix along = product(transposed(eigen.vectors), g);
  for (Eigen::Index k = 0; k < along.rows(); ++k) along.row(k) *= power(eigen.values(k));
  return product(eigen.vectors, along);
}

/// The rule of one matrix, or of a vector, which is one column and has no R.
class ShampooRule {
 public:
  explicit ShampooRule(double epsilon) : epsilon_(epsilon) {}

  void step(Matrix& w, const Matrix& g, double lr) {
    const bool is_vector = g.cols() == 1;
    gather(l_, g);
    if (is_vector) {
      w -= lr * preconditioned(l_, g, [](double v) { return 1 / num::sqrt(v); });
      return;
    }
    const auto fourth_root = [](double v) { return 1 / num::sqrt(num::sqrt(v)); };
    gather(r_, transposed(g));
    const Matrix left = preconditioned(l_, g, fourth_root);
    w -= lr * transposed(preconditioned(r_, transposed(left), fourth_root));
  }

 private:
  /// a ← a + g gᵀ, from ε I.
  void gather(Matrix& a, const Matrix& g) const {
    if (a.size() == 0) {
      a.setZero(g.rows(), g.rows());
      for (Eigen::Index i = 0; i < a.rows(); ++i) a(i, i) = epsilon_;
    }
    a += product(g, transposed(g));
  }

  double epsilon_;
  Matrix l_, r_;
};

}  // namespace

const OptimizerEntry& shampoo() {
  static const OptimizerEntry entry = {
      .name = "shampoo",
      .title = "Shampoo",
      .family = "matrices",
      .formula = "L ← L + G Gᵀ,  R ← R + Gᵀ G,  L₀ = R₀ = ε I\nθ ← θ − α L^(−1/4) G R^(−1/4)",
      .latex = R"(L \leftarrow L + G G^T, \quad R \leftarrow R + G^T G, \quad L_0 = R_0 = \epsilon I
\theta \leftarrow \theta - \alpha L^{-1/4} G R^{-1/4})",
      .source =
          "V. Gupta, T. Koren and Y. Singer, Shampoo: Preconditioned Stochastic Tensor Optimization, ICML "
          "2018",
      .notes =
          "The paper's rule, for every matrix among the parameters, both sides from the gradient as it is. "
          "Of "
          "a vector g it is θ ← θ − α H^(−1/2) g with the sum H of g gᵀ: full-matrix AdaGrad. The exponent "
          "is "
          "−1/(2 k) for tensors of order k; jettify and pytorch_optimizer use −1/k, pytorch_optimizer in "
          "single "
          "precision. Like AdaGrad it slows down as gradients add up. Not in PyTorch.",
      .params = {learning_rate_param(0.1),
                 {.name = "epsilon",
                  .fallback = 1e-4,
                  .doc = "L and R begin as this times I",
                  .range = positive(),
                  .symbol = "ε"}},
      .for_matrices = true,
      .keeps_sides = true,
      .work = [](const ParameterShapes& shapes) { return sides_work(shapes, 50); },
      .make = [](const ParamValues& p) -> std::unique_ptr<Optimizer> {
        return std::make_unique<PerMatrix<ShampooRule>>(ShampooRule(p.number("epsilon")));
      },
  };
  return entry;
}

}  // namespace gradreel::optimizer_entries
