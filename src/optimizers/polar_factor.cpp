#include "optimizers/polar_factor.hpp"

#include <cmath>

#include "core/num.hpp"

namespace gradreel {

namespace {

void turn_columns(Matrix& a, Eigen::Index p, Eigen::Index q, double c, double s) {
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const double ip = a(i, p), iq = a(i, q);
    a(i, p) = c * ip - s * iq;
    a(i, q) = s * ip + c * iq;
  }
}

/// Makes two columns orthogonal (M. R. Hestenes, 1958). False if they were.
bool part_columns(Matrix& a, Matrix& v, Eigen::Index p, Eigen::Index q) {
  const double pp = dot_of(a.col(p), a.col(p)), qq = dot_of(a.col(q), a.col(q)),
               pq = dot_of(a.col(p), a.col(q));
  if (!(std::fabs(pq) > 1e-15 * num::sqrt(pp * qq))) return false;
  const double tau = (qq - pp) / (2 * pq);
  const double t = (tau >= 0 ? 1 : -1) / (std::fabs(tau) + num::sqrt(1 + tau * tau));
  const double c = 1 / num::sqrt(1 + t * t), s = t * c;
  turn_columns(a, p, q, c, s);
  turn_columns(v, p, q, c, s);
  return true;
}

}  // namespace

Matrix polar_factor(const Matrix& a) {
  if (a.cols() > a.rows()) return transposed(polar_factor(transposed(a)));
  const Eigen::Index n = a.cols();
  Matrix columns = a, v = Matrix::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i) v(i, i) = 1;
  bool turned = true;
  for (int sweep = 0; turned && sweep < 50; ++sweep) {
    turned = false;
    for (Eigen::Index p = 0; p < n; ++p) {
      for (Eigen::Index q = p + 1; q < n; ++q) turned = part_columns(columns, v, p, q) || turned;
    }
  }
  double largest = 0;
  Eigen::ArrayXd sizes(n);
  for (Eigen::Index k = 0; k < n; ++k) {
    sizes(k) = num::sqrt(dot_of(columns.col(k), columns.col(k)));
    if (sizes(k) > largest) largest = sizes(k);
  }
  for (Eigen::Index k = 0; k < n; ++k) columns.col(k) *= sizes(k) <= 1e-14 * largest ? 0 : 1 / sizes(k);
  return product(columns, transposed(v));
}

// K. Jordan et al., Muon, 2024: coefficients and 1e-7 are theirs.
Matrix newton_schulz(const Matrix& a, int steps) {
  if (a.rows() > a.cols()) return transposed(newton_schulz(transposed(a), steps));
  constexpr double kA = 3.4445, kB = -4.7750, kC = 2.0315;
  Matrix x = a / (norm(a) + 1e-7);
  for (int i = 0; i < steps; ++i) {
    const Matrix gram = product(x, transposed(x));
    const Matrix mixed = kB * gram + kC * product(gram, gram);
    x = kA * x + product(mixed, x);
  }
  return x;
}

}  // namespace gradreel
