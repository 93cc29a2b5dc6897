// Contour polygons and contour lines by marching squares.
#pragma once

#include <cstdint>
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

/// The regions and lines of several levels of one grid. Each level costs what its lines are long: the cells
/// that it crosses are known beforehand.
class ContourLevels {
 public:
  /// `levels` are sorted, the lowest first. On ways that are cut, regions end at the cut. Keeps a reference
  /// to `grid`. Throws std::logic_error for a grid without cells, and levels that are NaN or not sorted.
  ContourLevels(const Grid& grid, std::span<const double> levels, std::span<const GridCut> cuts = {});

  /// The region with values >= the level of that number, as closed rings in the box's coordinates. Outer
  /// boundaries and holes wind in opposite directions, for a non-zero fill. The mean of a cell's corners
  /// decides its saddle. NaN counts as above every level, as infinity does; negative infinity is below all: a
  /// hole. Rings are in scan order.
  std::vector<Ring> region_above(std::size_t level);

  /// The lines with that level's value, as polylines, without stretches along the box's border. A closed line
  /// ends at its first point. None runs through a cell that is cut or has a corner that is not finite.
  std::vector<std::vector<Point>> iso_lines(std::size_t level);

 private:
  void sort_cells();
  void link(std::size_t cell, std::size_t level);
  std::vector<std::size_t> beginnings();
  std::vector<Point> take_line(std::size_t edge, double level);
  Point crossing(std::size_t edge, double level) const;
  Point position(int i, int j) const;
  bool center_is_above(int i, int j, double level) const;

  std::size_t index(int i, int j) const;
  double value(int i, int j) const { return grid_.at(i - 1, j - 1); }
  bool is_finite(int i, int j) const;
  bool is_node(int i, int j) const { return i >= 1 && i <= grid_.columns && j >= 1 && j <= grid_.rows; }
  bool is_cut(std::size_t edge) const { return !cuts_.empty() && cuts_[edge] >= 0; }
  bool is_whole_cell(std::size_t cell) const;

  const Grid& grid_;
  std::vector<double> levels_;
  int width_;                        // of the padded grid
  std::vector<std::uint16_t> band_;  // of each padded node: the number of levels that are not above its value
  std::vector<std::size_t> first_cell_;  // of each level, in cells_; and the end
  std::vector<std::int32_t> cells_;      // level by level, in scan order
  std::vector<double> cuts_;             // shares of edges; -1: none
  std::vector<std::int32_t> next_;       // where the segment ends that begins at an edge; kept clear
  std::vector<std::uint8_t> is_end_;     // which edges a segment ends at; kept clear
  std::vector<std::size_t> linked_;      // edges that a segment begins at
};

/// What ContourLevels has for a single level.
std::vector<Ring> region_above(const Grid& grid, double level, std::span<const GridCut> cuts = {});
std::vector<std::vector<Point>> iso_lines(const Grid& grid, double level, std::span<const GridCut> cuts = {});

/// The region around the points with finite values, as region_above() gives it, up to the cuts on the ways to
/// the others; without a cut, up to the finite point.
std::vector<Ring> finite_region(const Grid& grid, std::span<const GridCut> cuts);

}  // namespace gradreel
