#include "draw/contours.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

// A level's directed segments are a map from the grid edge where one begins to the edge where it ends. The
// grid is padded all round by nodes below every level that lie upon the border's nodes: so rings close along
// the border, and no edge is special. Every crossed edge begins one segment and ends another (but at the
// border of a grid whose padding is left out), with what is above on the right hand, y pointing down. Edge 2n
// goes from node n to the right, edge 2n + 1 down; cell n has node n as its first corner.

namespace gradreel {

namespace {

constexpr std::int32_t kNone = -1;

void require_valid(const Grid& grid, std::span<const double> levels) {
  const auto nodes = static_cast<std::int64_t>(grid.columns) * grid.rows;
  const bool is_bad_grid = grid.columns < 2 || grid.rows < 2 || nodes > (1 << 29) ||
                           static_cast<std::int64_t>(grid.values.size()) != nodes;
  const bool are_bad_levels =
      std::any_of(levels.begin(), levels.end(), [](double l) { return std::isnan(l); }) ||
      !std::is_sorted(levels.begin(), levels.end()) ||
      levels.size() > std::numeric_limits<std::uint16_t>::max();
  if (is_bad_grid || are_bad_levels) throw std::logic_error("contours: bad grid or level");
}

}  // namespace

ContourLevels::ContourLevels(const Grid& grid, std::span<const double> levels, std::span<const GridCut> cuts)
    : grid_(grid), levels_(levels.begin(), levels.end()), width_(grid.columns + 2) {
  require_valid(grid, levels);
  const auto nodes = static_cast<std::size_t>(width_) * static_cast<std::size_t>(grid.rows + 2);
  band_.assign(nodes, 0);
  next_.assign(2 * nodes, kNone);
  is_end_.assign(2 * nodes, 0);
  for (int j = 1; j <= grid.rows; ++j) {
    for (int i = 1; i <= grid.columns; ++i) {
      const double v = value(i, j);
      const auto above = std::isnan(v) ? levels_.end() : std::upper_bound(levels_.begin(), levels_.end(), v);
      band_[index(i, j)] = static_cast<std::uint16_t>(above - levels_.begin());
    }
  }
  if (!cuts.empty()) cuts_.assign(2 * nodes, -1);
  for (const GridCut& c : cuts) {
    const int least = std::min(c.from, c.to), step = std::max(c.from, c.to) - least;
    const std::size_t n = index(least % grid_.columns + 1, least / grid_.columns + 1);
    cuts_[2 * n + (step == 1 ? 0 : 1)] = c.from == least ? c.share : 1 - c.share;
  }
  sort_cells();
}

// Cells by level: counted, then put in their places.
void ContourLevels::sort_cells() {
  const auto for_crossed = [&](auto&& visit) {
    for (int j = 0; j <= grid_.rows; ++j) {
      for (int i = 0; i <= grid_.columns; ++i) {
        const std::size_t n = index(i, j), below = index(i, j + 1);
        const auto [low, high] = std::minmax({band_[n], band_[n + 1], band_[below], band_[below + 1]});
        for (std::size_t level = low; level < high; ++level) visit(level, n);
      }
    }
  };
  first_cell_.assign(levels_.size() + 1, 0);
  for_crossed([&](std::size_t level, std::size_t) { ++first_cell_[level + 1]; });
  std::partial_sum(first_cell_.begin(), first_cell_.end(), first_cell_.begin());
  cells_.resize(first_cell_.back());
  std::vector<std::size_t> end(first_cell_.begin(), first_cell_.end() - 1);
  for_crossed([&](std::size_t level, std::size_t n) { cells_[end[level]++] = static_cast<std::int32_t>(n); });
}

std::size_t ContourLevels::index(int i, int j) const {
  return static_cast<std::size_t>(j) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(i);
}

bool ContourLevels::is_finite(int i, int j) const { return std::isfinite(value(i, j)); }

bool ContourLevels::is_whole_cell(std::size_t cell) const {
  const auto n = static_cast<int>(cell);
  const int i = n % width_, j = n / width_;
  if (!is_node(i, j) || !is_node(i + 1, j + 1)) return false;
  const std::size_t below = index(i, j + 1);
  return is_finite(i, j) && is_finite(i + 1, j) && is_finite(i, j + 1) && is_finite(i + 1, j + 1) &&
         !is_cut(2 * cell) && !is_cut(2 * cell + 1) && !is_cut(2 * (cell + 1) + 1) && !is_cut(2 * below);
}

Point ContourLevels::position(int i, int j) const {
  const int column = std::clamp(i - 1, 0, grid_.columns - 1), row = std::clamp(j - 1, 0, grid_.rows - 1);
  const Box& box = grid_.box;
  return {column == grid_.columns - 1 ? box.right() : box.x + column * box.width / (grid_.columns - 1),
          row == grid_.rows - 1 ? box.bottom() : box.y + row * box.height / (grid_.rows - 1)};
}

Point ContourLevels::crossing(std::size_t edge, double level) const {
  const auto node = static_cast<int>(edge / 2);
  const int i = node % width_, j = node / width_;
  const int i2 = edge % 2 == 0 ? i + 1 : i, j2 = edge % 2 == 0 ? j : j + 1;
  if (!is_node(i, j)) return position(i2, j2);
  if (!is_node(i2, j2)) return position(i, j);
  // Next to what is not finite the region begins or ends at the finite node, as it would in the limit.
  if (is_cut(edge)) return lerp(position(i, j), position(i2, j2), cuts_[edge]);
  if (!is_finite(i, j)) return position(i2, j2);
  if (!is_finite(i2, j2)) return position(i, j);
  const double a = value(i, j), b = value(i2, j2);  // halved, as b - a may overflow
  return lerp(position(i, j), position(i2, j2), (0.5 * level - 0.5 * a) / (0.5 * b - 0.5 * a));
}

bool ContourLevels::center_is_above(int i, int j, double level) const {
  const double mean =
      0.25 * value(i, j) + 0.25 * value(i + 1, j) + 0.25 * value(i, j + 1) + 0.25 * value(i + 1, j + 1);
  return !(mean < level);
}

// Walks round the cell, clockwise. Where the walk leaves what is above, a segment begins; it ends at the edge
// where the walk had entered it. In a saddle whose centre is above as well, it ends where the walk enters the
// next part.
void ContourLevels::link(std::size_t cell, std::size_t level) {
  const std::size_t n = cell, below = cell + static_cast<std::size_t>(width_);
  const bool corner[] = {band_[n] > level, band_[n + 1] > level, band_[below + 1] > level,
                         band_[below] > level};
  const std::size_t edge[] = {2 * n, 2 * (n + 1) + 1, 2 * below, 2 * n + 1};
  const bool is_saddle = corner[0] == corner[2] && corner[1] == corner[3];
  const bool joined = is_saddle && center_is_above(static_cast<int>(n) % width_, static_cast<int>(n) / width_,
                                                   levels_[level]);
  for (int k = 0; k < 4; ++k) {
    if (!corner[k] || corner[(k + 1) % 4]) continue;
    int enter = joined ? (k + 1) % 4 : (k + 3) % 4;
    while (!(corner[(enter + 1) % 4] && !corner[enter])) enter = (enter + 3) % 4;
    next_[edge[k]] = static_cast<std::int32_t>(edge[enter]);
    is_end_[edge[enter]] = 1;
    linked_.push_back(edge[k]);
  }
}

// Follows and removes the segments from `edge` to where none goes on. No two consecutive points are equal.
std::vector<Point> ContourLevels::take_line(std::size_t edge, double level) {
  std::vector<Point> line = {crossing(edge, level)};
  while (next_[edge] != kNone) {
    const auto to = static_cast<std::size_t>(next_[edge]);
    next_[edge] = kNone;
    is_end_[to] = 0;
    edge = to;
    if (const Point p = crossing(edge, level); p != line.back()) line.push_back(p);
  }
  return line;
}

// Edges where a segment begins, in scan order.
std::vector<std::size_t> ContourLevels::beginnings() {
  std::vector<std::size_t> sorted = std::exchange(linked_, {});
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

std::vector<Ring> ContourLevels::region_above(std::size_t level) {
  for (std::size_t k = first_cell_[level]; k < first_cell_[level + 1]; ++k) {
    link(static_cast<std::size_t>(cells_[k]), level);
  }
  std::vector<Ring> rings;
  for (const std::size_t edge : beginnings()) {
    if (next_[edge] == kNone) continue;
    Ring ring = take_line(edge, levels_[level]);
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() >= 3) rings.push_back(std::move(ring));
  }
  return rings;
}

std::vector<std::vector<Point>> ContourLevels::iso_lines(std::size_t level) {
  for (std::size_t k = first_cell_[level]; k < first_cell_[level + 1]; ++k) {
    const auto cell = static_cast<std::size_t>(cells_[k]);
    if (is_whole_cell(cell)) link(cell, level);
  }
  const std::vector<std::size_t> from = beginnings();
  std::vector<std::vector<Point>> lines;
  for (const bool closed : {false, true}) {  // open lines first: a closed one may be followed from anywhere
    for (const std::size_t edge : from) {
      if (next_[edge] == kNone || (!closed && is_end_[edge] != 0)) continue;
      std::vector<Point> line = take_line(edge, levels_[level]);
      if (line.size() >= 2) lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<Ring> region_above(const Grid& grid, double level, std::span<const GridCut> cuts) {
  return ContourLevels(grid, {&level, 1}, cuts).region_above(0);
}

std::vector<std::vector<Point>> iso_lines(const Grid& grid, double level, std::span<const GridCut> cuts) {
  return ContourLevels(grid, {&level, 1}, cuts).iso_lines(0);
}

std::vector<Ring> finite_region(const Grid& grid, std::span<const GridCut> cuts) {
  Grid below = grid;  // all that is not finite
  for (double& v : below.values) v = std::isfinite(v) ? 0 : -std::numeric_limits<double>::infinity();
  return region_above(below, -1, cuts);
}

}  // namespace gradreel
