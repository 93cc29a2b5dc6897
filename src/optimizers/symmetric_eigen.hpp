// Eigenvalues and eigenvectors of small symmetric matrices.
#pragma once

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
SymmetricEigen symmetric_eigen(Eigen::ArrayXXd a);

}  // namespace gradreel
