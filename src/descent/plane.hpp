// Planes through a space of many parameters, and what descents and the loss look like on them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/domain.hpp"
#include "core/objective.hpp"
#include "core/value_grid.hpp"
#include "core/work.hpp"
#include "descent/trajectory.hpp"

namespace gradreel {

/// The points origin + a u + b v. u and v are orthogonal, of any length; a and b are the coordinates.
struct Plane {
  Eigen::ArrayXd origin, u, v;

  Eigen::ArrayXd at(Point p) const { return origin + p.x * u + p.y * v; }
};

using Descents = std::span<const std::shared_ptr<const Trajectory>>;

/// Of two coordinates, through `through`: a and b are their values.
Plane coordinate_plane(const Eigen::ArrayXd& through, Eigen::Index first, Eigen::Index second);

/// Two random directions from `through`; each part of them is as long as that part of `through`, so that a
/// step of 1 is large for no layer (H. Li et al., Visualizing the Loss Landscape of Neural Nets, 2018).
Plane random_plane(const Eigen::ArrayXd& through, const ParameterShapes& shapes, std::uint64_t seed);

/// The first two principal components of all positions together, through their mean: u points the way the
/// first descent goes. Positions that are not finite are left out, and whole descents that diverge, unless
/// all do.
Plane principal_plane(Descents descents);

/// Which shares of the positions' squared distances from their mean lie along u and along v.
std::array<double, 2> explained_shares(const Plane& plane, Descents descents);

/// The descent with the nearest points of the plane in place of its positions, and its distances from it.
std::shared_ptr<const Trajectory> projected(const Trajectory& descent, const Plane& plane);

/// The objective at side x side places of the plane, in equal steps over `domain`: as many threads as `work`
/// says share them.
ValueGrid loss_on(const Plane& plane, const Objective& objective, const Domain& domain, int side, int jobs);

}  // namespace gradreel
