// Contour polygons and contour lines by marching squares.
#pragma once

#include <span>
#include <vector>

#include "draw/canvas.hpp"

namespace gradreel {

/// Values on a regular grid of columns x rows points, row by row; point (i, j) lies at
/// (box.x + i * box.width / (columns - 1), box.y + j * box.height / (rows - 1)).
struct Grid {
  int columns = 0, rows = 0;
  Box box;
  std::vector<double> values;

  double at(int i, int j) const { return values[static_cast<std::size_t>(j) * columns + i]; }
};

/// Where the way from a point of a grid to one of its neighbours is cut.
struct GridCut {
  int from = 0, to = 0;  ///< numbers of the points, row by row
  double share = 0;      ///< of the way
};

/// The region with values >= level, as closed rings in the box's coordinates. Outer boundaries and holes wind
/// in opposite directions, for a non-zero fill. The mean of a cell's corners decides its saddle. NaN
/// counts as above every level, as infinity does; negative infinity is below all: a hole. Rings are in scan
/// order. On ways that are cut, the region ends at the cut.
std::vector<Ring> region_above(const Grid& grid, double level, std::span<const GridCut> cuts = {});

/// The region around the points with finite values, as region_above() gives it, up to the cuts on the ways to
/// the others; without a cut, up to the finite point.
std::vector<Ring> finite_region(const Grid& grid, std::span<const GridCut> cuts);

/// The lines with value == level, as polylines, without stretches along the box's border. A closed line ends
/// at its first point. None runs through a cell that is cut.
std::vector<std::vector<Point>> iso_lines(const Grid& grid, double level, std::span<const GridCut> cuts = {});

}  // namespace gradreel
