// The slowly turning eigenvectors in which SOAP runs Adam.
#pragma once

#include <vector>

#include "core/matrix.hpp"

namespace gradreel {

/// An orthonormal basis Q of a matrix's rows, and the mean C of G Gᵀ whose eigenvectors it follows.
class SoapBasis {
 public:
  /// C = share G Gᵀ; Q: its eigenvectors, the largest eigenvalue first.
  void begin(const Matrix& g, double share);

  Matrix to(const Matrix& a) const { return product(transposed(q_), a); }  ///< Qᵀ A
  Matrix from(const Matrix& a) const { return product(q_, a); }            ///< Q A

  /// C ← beta C + (1 - beta) G Gᵀ
  void gather(const Matrix& g, double beta);

  /// One step of the orthogonal iteration: sorts Q's columns by their share of C; then Q ← qr(C Q). Returns
  /// which columns they were.
  std::vector<Eigen::Index> turn();

 private:
  Matrix c_, q_;
};

}  // namespace gradreel
