// Where f ceases to be finite, or leaps at a pole, between the points of a grid.
#pragma once

#include <span>
#include <vector>

#include "core/objective.hpp"

namespace gradreel {

/// On the way from one point of a grid to a neighbour.
struct Brim {
  int from = 0, to = 0;  ///< numbers of the points
  double share = 0;      ///< of the way, (0..1), up to which f is as at its beginning
  double limit = 0;      ///< of f there; infinite where f grows beyond all bounds
};

/// The edges of holes, each from the point where f is finite to the one where it is not, for a grid whose
/// points, row by row, are the columns of `x` and have these values.
std::vector<Brim> find_brims(const Objective& f, const Positions& x, std::span<const double> values,
                             int columns);

/// The ways on which f leaps from below `level` to above it, from large values to large ones of the other
/// sign: each in both directions, one after the other. Both points are finite.
std::vector<Brim> find_poles(const Objective& f, const Positions& x, std::span<const double> values,
                             int columns, double level);

}  // namespace gradreel
