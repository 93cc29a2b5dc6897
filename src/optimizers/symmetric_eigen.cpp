#include "optimizers/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/num.hpp"

namespace gradreel {

namespace {

/// Makes a(p, q) zero (G. H. Golub and C. F. Van Loan, Matrix Computations, section 8.5).
void rotate(Eigen::ArrayXXd& a, Eigen::ArrayXXd& vectors, Eigen::Index p, Eigen::Index q) {
  const double tau = (a(q, q) - a(p, p)) / (2 * a(p, q));
  const double t = (tau >= 0 ? 1 : -1) / (std::fabs(tau) + num::sqrt(1 + tau * tau));
  const double c = 1 / num::sqrt(1 + t * t), s = t * c;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const double ip = a(i, p), iq = a(i, q), vp = vectors(i, p), vq = vectors(i, q);
    a(i, p) = c * ip - s * iq;
    a(i, q) = s * ip + c * iq;
    vectors(i, p) = c * vp - s * vq;
    vectors(i, q) = s * vp + c * vq;
  }
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const double pi = a(p, i), qi = a(q, i);
    a(p, i) = c * pi - s * qi;
    a(q, i) = s * pi + c * qi;
  }
  a(p, q) = a(q, p) = 0;
}

}  // namespace

SymmetricEigen symmetric_eigen(const Hessians& h, Eigen::Index column, Eigen::Index n) {
  Eigen::ArrayXXd a(n, n);
  for (Eigen::Index i = 0, k = 0; i < n; ++i) {
    for (Eigen::Index j = i; j < n; ++j, ++k) a(i, j) = h(k, column);
  }
  return symmetric_eigen(std::move(a));
}

SymmetricEigen symmetric_eigen(Matrix a) {
  const Eigen::Index n = a.rows();
  Eigen::ArrayXXd vectors = Eigen::ArrayXXd::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    vectors(i, i) = 1;
    for (Eigen::Index j = i; j < n; ++j) a(j, i) = a(i, j);
  }
  bool turned = true;
  for (int sweep = 0; turned && sweep < 50; ++sweep) {
    turned = false;
    for (Eigen::Index p = 0; p < n; ++p) {
      for (Eigen::Index q = p + 1; q < n; ++q) {
        // Less than the rounding of both eigenvalues is as good as zero.
        if (std::fabs(a(p, q)) <= 1e-17 * (std::fabs(a(p, p)) + std::fabs(a(q, q)))) continue;
        rotate(a, vectors, p, q);
        turned = true;
      }
    }
  }
  SymmetricEigen result{Eigen::ArrayXd(n), vectors};
  for (Eigen::Index i = 0; i < n; ++i) result.values(i) = a(i, i);
  return result;
}

std::vector<Eigen::Index> falling(const Eigen::ArrayXd& values) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  if (!values.isFinite().all()) return order;
  std::stable_sort(order.begin(), order.end(),
                   [&](Eigen::Index a, Eigen::Index b) { return values(a) > values(b); });
  return order;
}

Matrix columns_in_order(const Matrix& a, const std::vector<Eigen::Index>& order) {
  Matrix result(a.rows(), a.cols());
  for (std::size_t k = 0; k < order.size(); ++k) result.col(static_cast<Eigen::Index>(k)) = a.col(order[k]);
  return result;
}

}  // namespace gradreel
