#include "film/surface_grid.hpp"

#include <cmath>

namespace gradreel {

Positions grid_positions(const Grid& grid, const Domain& d) {
  Positions x(2, static_cast<Eigen::Index>(grid.columns) * grid.rows);
  Eigen::Index n = 0;
  for (int j = 0; j < grid.rows; ++j) {
    for (int i = 0; i < grid.columns; ++i, ++n) {
      x(0, n) = d.x_min + (d.x_max - d.x_min) * i / (grid.columns - 1);
      x(1, n) = d.y_max - (d.y_max - d.y_min) * j / (grid.rows - 1);
    }
  }
  return x;
}

Grid sample_surface(const Objective& surface, const Domain& d, const Box& plot, double step_px) {
  Grid grid;
  grid.columns = static_cast<int>(std::ceil(plot.width / step_px)) + 1;
  grid.rows = static_cast<int>(std::ceil(plot.height / step_px)) + 1;
  grid.box = plot;
  Values f;
  surface.value(grid_positions(grid, d), f);
  grid.values.assign(f.data(), f.data() + f.size());
  return grid;
}

}  // namespace gradreel
