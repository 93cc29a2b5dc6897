#include "optimizers/soap_basis.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/num.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel {

namespace {

using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::Index;

/// A B, summed in order.
ArrayXXd product(const ArrayXXd& a, const ArrayXXd& b) {
  ArrayXXd result = ArrayXXd::Zero(a.rows(), b.cols());
  for (Index k = 0; k < a.cols(); ++k) {
    for (Index j = 0; j < b.cols(); ++j) result.col(j) += a.col(k) * b(k, j);
  }
  return result;
}

/// Indices by falling values; equal and undefined ones keep their order.
std::vector<Index> falling(const ArrayXd& values) {
  std::vector<Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Index{0});
  if (!values.isFinite().all()) return order;
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return values(a) > values(b); });
  return order;
}

ArrayXXd columns_of(const ArrayXXd& a, const std::vector<Index>& order) {
  ArrayXXd result(a.rows(), a.cols());
  for (std::size_t k = 0; k < order.size(); ++k) result.col(static_cast<Index>(k)) = a.col(order[k]);
  return result;
}

/// Subtracts from every column of `a` its reflection part along v: a ← (I - 2 v vᵀ / vᵀv) a.
void reflect(ArrayXXd& a, const ArrayXd& v) {
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
ArrayXXd orthogonal_factor(ArrayXXd a) {
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
  ArrayXXd q = ArrayXXd::Zero(n, n);
  for (Index i = 0; i < n; ++i) q(i, i) = 1;
  for (auto v = mirrors.rbegin(); v != mirrors.rend(); ++v) reflect(q, *v);
  return q;
}

}  // namespace

void SoapBasis::begin(const ArrayXd& g, double share) {
  const Index n = g.size();
  c_.setZero(n, n);
  gather(g, 1 - share);
  Hessians packed(n * (n + 1) / 2, 1);
  for (Index i = 0, row = 0; i < n; ++i) {
    for (Index j = i; j < n; ++j, ++row) packed(row, 0) = c_(i, j);
  }
  const SymmetricEigen eigen = symmetric_eigen(packed, 0, n);
  q_ = columns_of(eigen.vectors, falling(eigen.values));
}

ArrayXd SoapBasis::to(const ArrayXd& a) const {
  ArrayXd result = ArrayXd::Zero(a.size());
  for (Index k = 0; k < a.size(); ++k) {
    for (Index i = 0; i < a.size(); ++i) result(k) += q_(i, k) * a(i);
  }
  return result;
}

ArrayXd SoapBasis::from(const ArrayXd& a) const {
  ArrayXd result = ArrayXd::Zero(a.size());
  for (Index k = 0; k < a.size(); ++k) result += q_.col(k) * a(k);
  return result;
}

void SoapBasis::gather(const ArrayXd& g, double beta) {
  for (Index j = 0; j < g.size(); ++j) c_.col(j) = beta * c_.col(j) + (1 - beta) * g * g(j);
}

void SoapBasis::turn(ArrayXd& v) {
  const ArrayXXd moved = product(c_, q_);
  ArrayXd shares = ArrayXd::Zero(v.size());
  for (Index k = 0; k < v.size(); ++k) {
    for (Index i = 0; i < v.size(); ++i) shares(k) += q_(i, k) * moved(i, k);
  }
  const std::vector<Index> order = falling(shares);
  const ArrayXd before = v;
  for (std::size_t k = 0; k < order.size(); ++k) v(static_cast<Index>(k)) = before(order[k]);
  q_ = orthogonal_factor(columns_of(moved, order));
}

}  // namespace gradreel
