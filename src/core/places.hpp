// Points as the columns that objectives take, and back. A place of a function of one variable has y = 0.
#pragma once

#include <span>

#include "core/geometry.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// One column per place; `dimension` is 1 or 2.
inline Positions columns_of(std::span<const Point> places, int dimension) {
  Positions x(dimension, static_cast<Eigen::Index>(places.size()));
  for (Eigen::Index i = 0; i < x.cols(); ++i) {
    const Point p = places[static_cast<std::size_t>(i)];
    x(0, i) = p.x;
    if (dimension > 1) x(1, i) = p.y;
  }
  return x;
}

/// Of a position, or of another vector such as a gradient.
inline Point place_in(const Positions& x, Eigen::Index column) {
  return {x(0, column), x.rows() > 1 ? x(1, column) : 0};
}

}  // namespace gradreel
