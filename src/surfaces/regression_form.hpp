// The mean squared error of rows around a place, as a quadratic form of the way from it.
#pragma once

#include "surfaces/regression.hpp"

namespace gradreel {

/// Sums of squares, so that rounding never takes the value below that of the minimum:
/// value + slope.d + (xx (d.x + tilt d.y)² + rest d.y²) / 2.
struct RegressionForm {
  double value = 0;
  Point slope;
  double xx = 0, tilt = 0, rest = 0;

  double xy() const { return xx * tilt; }
  double yy() const { return xx * tilt * tilt + rest; }

  double at(Point d) const {
    const double u = d.x + tilt * d.y;
    return value + (slope.x * d.x + slope.y * d.y) + (xx * u * u + rest * d.y * d.y) / 2;
  }
  Point gradient(Point d) const {
    const double u = xx * (d.x + tilt * d.y);
    return {slope.x + u, slope.y + (tilt * u + rest * d.y)};
  }
  /// The way to the minimum of a form whose xx and rest are positive.
  Point to_minimum() const {
    const double y = -(slope.y - tilt * slope.x) / rest;
    return {-slope.x / xx - tilt * y, y};
  }
};

/// Around `place`, of all rows.
RegressionForm form_at(Point place, const RegressionRows& rows, const Regression& model);

}  // namespace gradreel
