#include "optimizers/per_matrix.hpp"

namespace gradreel {

Matrix matrix_in(const Positions& x, Eigen::Index column, Eigen::Index first, const ParameterPart& part) {
  Matrix w(part.rows, part.columns);
  for (Eigen::Index i = 0; i < part.rows; ++i) {
    for (Eigen::Index j = 0; j < part.columns; ++j) w(i, j) = x(first + i * part.columns + j, column);
  }
  return w;
}

void put_matrix(const Matrix& w, Eigen::Index column, Eigen::Index first, Positions& x) {
  for (Eigen::Index i = 0; i < w.rows(); ++i) {
    for (Eigen::Index j = 0; j < w.cols(); ++j) x(first + i * w.cols() + j, column) = w(i, j);
  }
}

}  // namespace gradreel
