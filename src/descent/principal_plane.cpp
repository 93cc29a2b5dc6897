#include <algorithm>
#include <cmath>

#include "core/matrix.hpp"
#include "core/num.hpp"
#include "core/random.hpp"
#include "descent/plane.hpp"
#include "optimizers/symmetric_eigen.hpp"

namespace gradreel {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

constexpr Index kDirections = 8;  // iterated: more than the two that are wanted make these converge faster
constexpr int kMostRounds = 60;

bool is_finite_position(std::span<const double> position) {
  return std::all_of(position.begin(), position.end(), [](double v) { return std::isfinite(v); });
}

/// Calls each(position) for all that count.
template <class Each>
void for_positions(Descents descents, const Each& each) {
  const auto is_lost = [](const auto& t) { return t->outcome == Outcome::diverged; };
  const bool all_lost = std::all_of(descents.begin(), descents.end(), is_lost);
  for (const auto& t : descents) {
    if (is_lost(t) && !all_lost) continue;
    for (std::size_t i = 0; i < t->points.size(); ++i) {
      const std::span<const double> position = t->position(i);
      if (is_finite_position(position)) each(position);
    }
  }
}

ArrayXd mean_position(Descents descents) {
  ArrayXd mean = ArrayXd::Zero(static_cast<Index>(descents.front()->position(0).size()));
  double count = 0;
  for_positions(descents, [&](std::span<const double> p) {
    for (Index i = 0; i < mean.size(); ++i) mean(i) += p[static_cast<std::size_t>(i)];
    ++count;
  });
  return mean / std::max(1.0, count);
}

/// C Q of the positions' scatter matrix C, without making that.
Matrix scatter_times(Descents descents, const ArrayXd& mean, const Matrix& q) {
  Matrix result = Matrix::Zero(q.rows(), q.cols());
  ArrayXd way(q.rows());
  for_positions(descents, [&](std::span<const double> p) {
    for (Index i = 0; i < way.size(); ++i) way(i) = p[static_cast<std::size_t>(i)] - mean(i);
    for (Index k = 0; k < q.cols(); ++k) {
      double along = 0;
      for (Index i = 0; i < way.size(); ++i) along += way(i) * q(i, k);
      result.col(k) += along * way;
    }
  });
  return result;
}

/// Gram and Schmidt, twice for the sake of rounding. A column that depends on those before it becomes 0.
void orthonormalise(Matrix& q) {
  for (Index k = 0; k < q.cols(); ++k) {
    const double before = num::sqrt(dot_of(q.col(k), q.col(k)));
    for (int round = 0; round < 2; ++round) {
      for (Index j = 0; j < k; ++j) q.col(k) -= dot_of(q.col(j), q.col(k)) * q.col(j);
    }
    const double size = num::sqrt(dot_of(q.col(k), q.col(k)));
    q.col(k) *= size > 1e-13 * before ? 1 / size : 0;
  }
}

/// The directions in falling order of their scatter, and that of the first two.
struct Turned {
  Matrix q;
  double first = 0, second = 0;
};

Turned by_scatter(const Matrix& q, const Matrix& moved) {
  const SymmetricEigen eigen = symmetric_eigen(product(transposed(q), moved));
  const std::vector<Index> order = falling(eigen.values);
  return {product(moved, columns_in_order(eigen.vectors, order)), eigen.values(order[0]),
          eigen.values(order[1])};
}

/// So that the first descent goes from left to right, and from the top down.
void settle_sign(ArrayXd& direction, Descents descents, double sign) {
  const std::span<const double> start = descents.front()->position(0);
  const std::span<const double> end = descents.front()->position(descents.front()->points.size() - 1);
  double along = 0;
  for (Index i = 0; i < direction.size(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    along += direction(i) * (end[at] - start[at]);
  }
  if (sign * along < 0) direction = -direction;
}

}  // namespace

Plane principal_plane(Descents descents) {
  const ArrayXd mean = mean_position(descents);
  const Index n = mean.size(), directions = std::min(kDirections, n);
  Matrix q(n, directions);
  for (Index k = 0; k < directions; ++k) {
    for (Index i = 0; i < n; ++i)
      q(i, k) = gaussian(0, static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(i));
  }
  orthonormalise(q);
  double first = 0, second = 0;
  for (int round = 0; round < kMostRounds; ++round) {  // orthogonal iteration with Rayleigh and Ritz's values
    Turned turned = by_scatter(q, scatter_times(descents, mean, q));
    const bool is_settled = std::fabs(turned.first - first) <= 1e-13 * turned.first &&
                            std::fabs(turned.second - second) <= 1e-11 * turned.first;
    first = turned.first;
    second = turned.second;
    q = std::move(turned.q);
    orthonormalise(q);
    if (is_settled) break;
  }
  Plane plane = {mean, q.col(0), q.col(1)};
  for (Index axis = 0; axis < 2; ++axis) {  // descents on a line, or at rest, have no plane of their own
    ArrayXd& d = axis == 0 ? plane.u : plane.v;
    if ((d != 0).any()) continue;
    Matrix more = Matrix::Zero(n, 2);
    if (axis == 1) more.col(0) = plane.u;
    more(axis == 1 && std::fabs(plane.u(0)) > 0.9 ? 1 : 0, 1) = 1;
    orthonormalise(more);
    d = more.col(1);
  }
  settle_sign(plane.u, descents, 1);
  settle_sign(plane.v, descents, -1);
  return plane;
}

std::array<double, 2> explained_shares(const Plane& plane, Descents descents) {
  const ArrayXd mean = mean_position(descents);
  const double uu = dot_of(plane.u, plane.u), vv = dot_of(plane.v, plane.v);
  double all = 0, along_u = 0, along_v = 0;
  for_positions(descents, [&](std::span<const double> p) {
    double u = 0, v = 0;
    for (Index i = 0; i < mean.size(); ++i) {
      const double way = p[static_cast<std::size_t>(i)] - mean(i);
      all += way * way;
      u += way * plane.u(i);
      v += way * plane.v(i);
    }
    along_u += u * u / uu;
    along_v += v * v / vv;
  });
  if (all == 0) return {0, 0};
  return {along_u / all, along_v / all};
}

}  // namespace gradreel
