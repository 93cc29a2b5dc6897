#include "optimizers/soap_basis.hpp"

#include <algorithm>
#include <numeric>

#include "core/num.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// Indices by falling values; equal and undefined ones keep their order.
std::vector<Index> falling(const ArrayXd& values) {
  std::vector<Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Index{0});
  if (!values.isFinite().all()) return order;
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return values(a) > values(b); });
  return order;
}

Matrix columns_of(const Matrix& a, const std::vector<Index>& order) {
  Matrix result(a.rows(), a.cols());
  for (std::size_t k = 0; k < order.size(); ++k) result.col(static_cast<Index>(k)) = a.col(order[k]);
  return result;
}

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
  q_ = columns_of(eigen.vectors, falling(eigen.values));
}

void SoapBasis::gather(const Matrix& g, double beta) {
  c_ = beta * c_ + product((1 - beta) * g, transposed(g));
}

std::vector<Index> SoapBasis::turn() {
  const Matrix moved = product(c_, q_);
  ArrayXd shares = ArrayXd::Zero(q_.cols());
  for (Index k = 0; k < q_.cols(); ++k) {
    for (Index i = 0; i < q_.rows(); ++i) shares(k) += q_(i, k) * moved(i, k);
  }
  std::vector<Index> order = falling(shares);
  q_ = orthogonal_factor(columns_of(moved, order));
  return order;
}

}  // namespace gradreel
