// Functions of many parameters: descents run through all of them, and films show a plane.
#pragma once

#include <cstdint>
#include <memory>

#include "core/matrix.hpp"
#include "core/objective.hpp"

namespace gradreel {

inline constexpr int kMostParameters = 100'000;

/// ½ xᵀ H x, whose eigenvalues rise evenly in logarithm from 1 to `condition`.
struct QuadraticForm {
  int dimension = 10;  ///< 2 to kMostParameters
  double condition = 100;
  bool rotated = true;  ///< by seeded reflections: else H is diagonal
  std::uint64_t seed = 0;
};
std::unique_ptr<Objective> make_quadratic(const QuadraticForm& form);

/// Σ (a − x_i)² + b (x_{i+1} − x_i²)², of `dimension` coordinates.
std::unique_ptr<Objective> make_rosenbrock(int dimension, double a, double b);

/// ½ ‖W A − B‖² of a matrix W, which x holds row by row; A and B have as many columns.
std::unique_ptr<Objective> make_matrix_sensing(const Matrix& a, const Matrix& b);

/// Pairs of a key and a value that a matrix is to associate, common ones and rare ones: the columns of A are
/// random keys and those of B their values, both times the root of the pair's frequency, which falls with
/// its rank k as k^-decay.
struct AssociativeMemory {
  int rows = 16, columns = 16;  ///< of W
  int pairs = 16;
  double decay = 1;
  std::uint64_t seed = 0;
};
struct SensedPairs {
  Matrix a, b;
};
SensedPairs pairs_of(const AssociativeMemory& memory);

}  // namespace gradreel
