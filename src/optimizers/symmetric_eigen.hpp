// Eigenvalues of small symmetric matrices.
#pragma once

#include "core/objective.hpp"

namespace gradreel {

struct SymmetricEigen {
  Eigen::ArrayXd values;    ///< in no order
  Eigen::ArrayXXd vectors;  ///< one per column, of length 1
};

/// Of one column of Hessians (upper triangle, row by row) in n dimensions, by Jacobi's rotations: only
/// + - * / and roots, in a fixed order. Not finite where the matrix is not.
SymmetricEigen symmetric_eigen(const Hessians& h, Eigen::Index column, Eigen::Index n);

}  // namespace gradreel
