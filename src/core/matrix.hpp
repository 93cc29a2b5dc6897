// Products of small matrices, summed in a fixed order: Eigen's depend on the size of a CPU's caches.
#pragma once

#include <Eigen/Core>

namespace gradreel {

using Matrix = Eigen::ArrayXXd;

/// A B. Every sum runs over k = 0, 1, 2 ...
Matrix product(const Matrix& a, const Matrix& b);

/// Aᵀ, as a copy.
inline Matrix transposed(const Matrix& a) { return a.transpose(); }

/// Σ a b of two vectors, such as columns, in order.
double dot_of(const Eigen::Ref<const Eigen::ArrayXd>& a, const Eigen::Ref<const Eigen::ArrayXd>& b);

/// √Σ a², summed column by column.
double norm(const Matrix& a);

}  // namespace gradreel
