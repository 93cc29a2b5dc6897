// The slowly turning eigenvectors in which SOAP runs Adam.
#pragma once

#include <Eigen/Core>

namespace gradreel {

/// An orthonormal basis Q and the mean C of g gᵀ whose eigenvectors it follows.
class SoapBasis {
 public:
  /// C = share g gᵀ; Q: its eigenvectors, the largest eigenvalue first.
  void begin(const Eigen::ArrayXd& g, double share);

  Eigen::ArrayXd to(const Eigen::ArrayXd& a) const;    ///< Qᵀ a
  Eigen::ArrayXd from(const Eigen::ArrayXd& a) const;  ///< Q a

  /// C ← beta C + (1 - beta) g gᵀ
  void gather(const Eigen::ArrayXd& g, double beta);

  /// One step of the orthogonal iteration: sorts Q's columns by their share of C, and `v` with them; then
  /// Q ← qr(C Q).
  void turn(Eigen::ArrayXd& v);

 private:
  Eigen::ArrayXXd c_, q_;
};

}  // namespace gradreel
