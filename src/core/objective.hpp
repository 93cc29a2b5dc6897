// The function that an optimizer minimises. It has any dimension and is evaluated at many positions at once.
#pragma once

#include <Eigen/Core>

#include "core/parameter_shapes.hpp"

namespace gradreel {

/// dimension x columns: one position (or gradient) per column.
using Positions = Eigen::ArrayXXd;

/// One number per column.
using Values = Eigen::Array<double, 1, Eigen::Dynamic>;

/// dimension (dimension + 1) / 2 x columns: the upper triangle of a Hessian per column, row by row (xx, xy,
/// yy in 2D).
using Hessians = Eigen::ArrayXXd;

/// Immutable. The results of a column depend, bit for bit, on that column alone. Outputs are resized.
class Objective {
 public:
  virtual ~Objective() = default;
  virtual int dimension() const = 0;

  /// The matrices that x holds, for rules that treat them as such.
  virtual ParameterShapes shapes() const { return {{dimension(), 1}}; }

  virtual void value(const Positions& x, Values& f) const = 0;
  virtual void gradient(const Positions& x, Values& f, Positions& g) const = 0;
  virtual void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const = 0;
};

}  // namespace gradreel
