// Filled contours as polygons, by marching squares.
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

/// The region where the grid's bilinear samples are >= level, as closed rings in the box's coordinates, for a
/// non-zero fill: outer boundaries and holes wind opposite ways. Saddles are decided by the mean of the
/// cell's corners. Non-finite values count as above every level. Deterministic; rings in scan order.
std::vector<Ring> region_above(const Grid& grid, double level);

/// The lines value == level within the box (no stretches along its border), as polylines; closed ones end
/// where they began.
std::vector<std::vector<Point>> iso_lines(const Grid& grid, double level);

}  // namespace gradreel
