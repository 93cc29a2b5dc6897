#include "optimizers/soap_basis.hpp"

#include "core/num.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// Subtracts from every column of `a` its reflection part along v: a ← (I - 2 v vᵀ / vᵀv) a.
void reflect(Matrix& a, const ArrayXd& v) {
  double square = 0;
  for (const double e : v) square += e * e;
  if (square == 0) return;
  for (Index j = 0; j < a.cols(); ++j) {
    double along = 0;
    for (Index i = 0; i < a.rows(); ++i) along += v(i) * a(i, j);
    a.col(j) -= 2 * along / square * v;
  }
}

/// The orthogonal factor, by Householder's reflections.
Matrix orthogonal_factor(Matrix a) {
  const Index n = a.rows();
  std::vector<ArrayXd> mirrors;
  for (Index k = 0; k + 1 < n; ++k) {
    ArrayXd v = ArrayXd::Zero(n);
    double square = 0;
    for (Index i = k; i < n; ++i) {
      v(i) = a(i, k);
      square += v(i) * v(i);
    }
    v(k) += v(k) < 0 ? -num::sqrt(square) : num::sqrt(square);
    reflect(a, v);
    mirrors.push_back(v);
  }
  Matrix q = Matrix::Zero(n, n);
  for (Index i = 0; i < n; ++i) q(i, i) = 1;
  for (auto v = mirrors.rbegin(); v != mirrors.rend(); ++v) reflect(q, *v);
  return q;
}

}  // namespace

void SoapBasis::begin(const Matrix& g, double share) {
  c_.setZero(g.rows(), g.rows());
  gather(g, 1 - share);
  const SymmetricEigen eigen = symmetric_eigen(c_);
  q_ = columns_in_order(eigen.vectors, falling(eigen.values));
}

void SoapBasis::gather(const Matrix& g, double beta) {
  c_ = beta * c_ + product((1 - beta) * g, transposed(g));
}

std::vector<Index> SoapBasis::turn() {
  const Matrix moved = product(c_, q_);
  ArrayXd shares(q_.cols());
  for (Index k = 0; k < q_.cols(); ++k) shares(k) = dot_of(q_.col(k), moved.col(k));
  std::vector<Index> order = falling(shares);
  q_ = orthogonal_factor(columns_in_order(moved, order));
  return order;
}

}  // namespace gradreel
