// The nearest matrix with orthonormal rows or columns, exactly and by iteration.
#pragma once

#include "core/matrix.hpp"

namespace gradreel {

/// U Vᵀ of the singular value decomposition A = U Σ Vᵀ, by one-sided Jacobi rotations. Directions in which A
/// vanishes are left out. Not finite where A is not.
Matrix polar_factor(const Matrix& a);

/// Muon's approximation of it: `steps` Newton-Schulz iterations of degree five, after which singular values
/// lie near 1.
Matrix newton_schulz(const Matrix& a, int steps);

}  // namespace gradreel
