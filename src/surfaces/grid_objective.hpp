// A function that is known at the nodes of a grid, such as the loss of a network on a plane through its
// weights.
#pragma once

#include <optional>
#include <vector>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "core/objective.hpp"
#include "core/value_grid.hpp"

namespace gradreel {

/// Interpolates bicubically. In each cell f is the bicubic polynomial that has at the corners the values of
/// the grid, and slopes and twists from parabolas through neighbouring nodes: cubic convolution (Keys, Cubic
/// Convolution Interpolation for Digital Image Processing, 1981, a = -1/2) where nodes are evenly spaced, and
/// elsewhere what de Boor (A Practical Guide to Splines, 1978, chapter IV) calls cubic Bessel interpolation.
///
/// - At nodes f has the grid's values, to the last bit.
/// - f and its gradient are continuous. Second derivatives are those of the cell; on a line between two
/// cells, of
///   the one with the larger coordinates. Splines with continuous ones would spread every bump over the whole
///   grid, and could not leave out holes.
/// - Products of parabolas in x and in y are reproduced, up to rounding.
/// - Outside of the grid and in cells with a corner that has no value f is NaN, with all derivatives.
class GridObjective : public Objective {
 public:
  explicit GridObjective(const ValueGrid& grid);

  int dimension() const override { return 2; }
  void value(const Positions& x, Values& f) const override;
  void gradient(const Positions& x, Values& f, Positions& g) const override;
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override;

  const std::vector<double>& x() const { return x_; }
  const std::vector<double>& y() const { return y_; }
  Domain domain() const { return {x_.front(), x_.back(), y_.front(), y_.back()}; }

 private:
  /// The value and derivatives by x, by y, and by both.
  struct Node {
    double f, x, y, xy;
  };
  /// Where a point is: its cell, and its place in it.
  struct Cell {
    std::size_t column, row;
    double u, v;  // 0..1
  };

  void set_slopes();
  bool is_whole(std::size_t column, std::size_t row) const;
  std::optional<Cell> find(double x, double y) const;
  template <class Add>
  void each(const Positions& x, const Add& add) const;

  const Node& node(std::size_t column, std::size_t row) const { return nodes_[row * x_.size() + column]; }

  std::vector<double> x_, y_;
  std::vector<Node> nodes_;
};

/// The lowest node inside `domain`, followed downhill to the minimum of the interpolant there. Nothing where
/// f has no value at any node inside.
std::optional<Minimum> lowest_minimum(const GridObjective& f, const Domain& domain);

}  // namespace gradreel
