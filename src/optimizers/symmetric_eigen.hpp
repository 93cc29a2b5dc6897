// Eigenvalues and eigenvectors of small symmetric matrices.
#pragma once

#include <vector>

#include "core/matrix.hpp"
#include "core/objective.hpp"

namespace gradreel {

struct SymmetricEigen {
  Eigen::ArrayXd values;    ///< unordered
  Eigen::ArrayXXd vectors;  ///< one per column, of length 1
};

/// Decomposes one column of Hessians (upper triangle, row by row) in n dimensions by Jacobi rotations. Uses
/// only + - * / and square roots, in a fixed order. The result is not finite if the matrix is not.
SymmetricEigen symmetric_eigen(const Hessians& h, Eigen::Index column, Eigen::Index n);

/// The same of a whole matrix, of which only the upper triangle is read.
SymmetricEigen symmetric_eigen(Matrix a);

/// Indices by falling values; equal ones keep their order, and all do where one is not finite.
std::vector<Eigen::Index> falling(const Eigen::ArrayXd& values);

/// The columns of `a`, in that order.
Matrix columns_in_order(const Matrix& a, const std::vector<Eigen::Index>& order);

}  // namespace gradreel
