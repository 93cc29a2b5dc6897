#include "core/matrix.hpp"

#include "core/num.hpp"
#include "core/wide.hpp"

namespace gradreel {

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result = Matrix::Zero(a.rows(), b.cols());
  run_wide([&] {
    const Eigen::Index rows = a.rows();
    for (Eigen::Index j = 0; j < b.cols(); ++j) {
      double* __restrict to = result.data() + j * rows;
      for (Eigen::Index k = 0; k < a.cols(); ++k) {
        const double* __restrict from = a.data() + k * rows;
        const double factor = b(k, j);
        for (Eigen::Index i = 0; i < rows; ++i) to[i] += from[i] * factor;
      }
    }
  });
  return result;
}

double dot_of(const Eigen::Ref<const Eigen::ArrayXd>& a, const Eigen::Ref<const Eigen::ArrayXd>& b) {
  double sum = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) sum += a(i) * b(i);
  return sum;
}

double norm(const Matrix& a) {
  double square = 0;
  for (Eigen::Index j = 0; j < a.cols(); ++j) {
    for (Eigen::Index i = 0; i < a.rows(); ++i) square += a(i, j) * a(i, j);
  }
  return num::sqrt(square);
}

}  // namespace gradreel
