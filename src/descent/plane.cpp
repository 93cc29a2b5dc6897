#include "descent/plane.hpp"

#include <algorithm>
#include <cmath>

#include "core/matrix.hpp"
#include "core/num.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"

namespace gradreel {

namespace {

using Eigen::ArrayXd;
using Eigen::Index;

ArrayXd direction(Index size, std::uint64_t seed, std::uint64_t which) {
  ArrayXd d(size);
  for (Index i = 0; i < size; ++i) d(i) = gaussian(seed, which, static_cast<std::uint64_t>(i));
  return d;
}

/// Gives each part of `d` the length of the same part of `like`; where that is 0, so is the part.
void match_lengths(ArrayXd& d, const ArrayXd& like, const ParameterShapes& shapes) {
  Index first = 0;
  for (const ParameterPart& part : shapes) {
    double own = 0, wanted = 0;
    for (Index i = first; i < first + part.size(); ++i) {
      own += d(i) * d(i);
      wanted += like(i) * like(i);
    }
    d.segment(first, part.size()) *= num::sqrt(wanted / own);
    first += part.size();
  }
}

ArrayXd as_array(std::span<const double> position) {
  return Eigen::Map<const ArrayXd>(position.data(), static_cast<Index>(position.size()));
}

}  // namespace

Plane coordinate_plane(const ArrayXd& through, Index first, Index second) {
  Plane plane = {through, ArrayXd::Zero(through.size()), ArrayXd::Zero(through.size())};
  plane.origin(first) = plane.origin(second) = 0;
  plane.u(first) = plane.v(second) = 1;
  return plane;
}

Plane random_plane(const ArrayXd& through, const ParameterShapes& shapes, std::uint64_t seed) {
  Plane plane = {through, direction(through.size(), seed, 0), direction(through.size(), seed, 1)};
  const bool is_zero = dot_of(through, through) == 0;
  const ArrayXd like = is_zero ? ArrayXd::Constant(through.size(), 1.0) : through;
  match_lengths(plane.u, like, shapes);
  match_lengths(plane.v, like, shapes);
  plane.v -= dot_of(plane.u, plane.v) / dot_of(plane.u, plane.u) * plane.u;
  return plane;
}

std::shared_ptr<const Trajectory> projected(const Trajectory& descent, const Plane& plane) {
  auto result = std::make_shared<Trajectory>(descent);
  const double uu = dot_of(plane.u, plane.u), vv = dot_of(plane.v, plane.v);
  for (std::size_t i = 0; i < descent.points.size(); ++i) {
    const ArrayXd x = as_array(descent.position(i));
    const ArrayXd way = x - plane.origin;
    const Point p = {dot_of(way, plane.u) / uu, dot_of(way, plane.v) / vv};  // the nearest of the plane
    const ArrayXd off = x - plane.at(p);
    result->points[i] = p;
    result->plane_distances.push_back(num::sqrt(dot_of(off, off)));
  }
  return result;
}

ValueGrid loss_on(const Plane& plane, const Objective& objective, const Domain& domain, int side, int jobs) {
  ValueGrid grid;
  for (int i = 0; i < side; ++i) {
    const double share = static_cast<double>(i) / (side - 1);
    grid.x.push_back(domain.x_min + (domain.x_max - domain.x_min) * share);
    grid.y.push_back(domain.y_min + (domain.y_max - domain.y_min) * share);
  }
  grid.z.resize(grid.x.size() * grid.y.size());
  parallel_for(side, jobs, [&](std::int64_t row, int) {
    const auto i = static_cast<std::size_t>(row);
    Positions x(plane.origin.size(), 1);
    Values f;
    for (std::size_t j = 0; j < grid.x.size(); ++j) {
      x.col(0) = plane.at({grid.x[j], grid.y[i]});
      objective.value(x, f);
      grid.z[i * grid.x.size() + j] = f(0);
    }
  });
  return grid;
}

}  // namespace gradreel
