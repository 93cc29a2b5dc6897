#include "draw/contours.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace gradreel {

namespace {

constexpr std::int32_t kNone = -1;

/// The directed segments of one level, as a map from the grid edge where one begins to the edge where it
/// ends. The grid is padded all round by nodes below every level that lie upon the border's nodes: so rings
/// close along the border, and no edge is special. Every crossed edge begins one segment and ends another
/// (but at the border of a grid whose padding is left out), with what is above on the right hand, y pointing
/// down.
class Segments {
 public:
  Segments(const Grid& grid, double level) : grid_(grid), level_(level), width_(grid.columns + 2) {
    const auto nodes = static_cast<std::size_t>(width_) * static_cast<std::size_t>(grid.rows + 2);
    above_.assign(nodes, 0);
    next_.assign(2 * nodes, kNone);
    for (int j = 1; j <= grid.rows; ++j) {
      for (int i = 1; i <= grid.columns; ++i) above_[index(i, j)] = !(value(i, j) < level);
    }
  }

  void cut(std::span<const GridCut> cuts) {
    if (cuts.empty()) return;
    cuts_.assign(next_.size(), -1);
    for (const GridCut& c : cuts) {
      const int least = std::min(c.from, c.to), step = std::max(c.from, c.to) - least;
      const std::size_t n = index(least % grid_.columns + 1, least / grid_.columns + 1);
      cuts_[2 * n + (step == 1 ? 0 : 1)] = c.from == least ? c.share : 1 - c.share;
    }
  }

  void link_all_cells() {
    for (int j = 0; j <= grid_.rows; ++j) {
      for (int i = 0; i <= grid_.columns; ++i) link(i, j);
    }
  }

  /// Without the padding, and without cells that are cut or have a corner that is not finite.
  void link_finite_cells() {
    for (int j = 1; j < grid_.rows; ++j) {
      for (int i = 1; i < grid_.columns; ++i) {
        const bool is_whole =
            is_finite(i, j) && is_finite(i + 1, j) && is_finite(i, j + 1) && is_finite(i + 1, j + 1);
        if (is_whole && !is_cut_cell(i, j)) link(i, j);
      }
    }
  }

  /// Edges where a segment began when all were linked, in scan order: few of all.
  std::vector<std::size_t> beginnings() const {
    std::vector<std::size_t> sorted = linked_;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }
  bool begins(std::size_t edge) const { return next_[edge] != kNone; }

  /// Which edges some segment ends at.
  std::vector<std::uint8_t> ends() const {
    std::vector<std::uint8_t> result(next_.size());
    for (const std::size_t edge : linked_) result[static_cast<std::size_t>(next_[edge])] = 1;
    return result;
  }

  /// Follows and removes the segments from `edge` to where none goes on. No two consecutive points are equal.
  std::vector<Point> take_line(std::size_t edge) {
    std::vector<Point> line = {crossing(edge)};
    while (next_[edge] != kNone) {
      const auto to = static_cast<std::size_t>(next_[edge]);
      next_[edge] = kNone;
      edge = to;
      if (const Point p = crossing(edge); p != line.back()) line.push_back(p);
    }
    return line;
  }

 private:
  std::size_t index(int i, int j) const {
    return static_cast<std::size_t>(j) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(i);
  }
  double value(int i, int j) const { return grid_.at(i - 1, j - 1); }
  bool is_finite(int i, int j) const { return std::isfinite(value(i, j)); }
  bool is_node(int i, int j) const { return i >= 1 && i <= grid_.columns && j >= 1 && j <= grid_.rows; }

  Point position(int i, int j) const {
    const int column = std::clamp(i - 1, 0, grid_.columns - 1), row = std::clamp(j - 1, 0, grid_.rows - 1);
    const Box& box = grid_.box;
    return {column == grid_.columns - 1 ? box.right() : box.x + column * box.width / (grid_.columns - 1),
            row == grid_.rows - 1 ? box.bottom() : box.y + row * box.height / (grid_.rows - 1)};
  }

  // Edge 2n goes from node n to the right, edge 2n + 1 down.
  Point crossing(std::size_t edge) const {
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
    return lerp(position(i, j), position(i2, j2), (0.5 * level_ - 0.5 * a) / (0.5 * b - 0.5 * a));
  }

  bool is_cut(std::size_t edge) const { return !cuts_.empty() && cuts_[edge] >= 0; }
  bool is_cut_cell(int i, int j) const {
    const std::size_t n = index(i, j), below = index(i, j + 1);
    return is_cut(2 * n) || is_cut(2 * n + 1) || is_cut(2 * (n + 1) + 1) || is_cut(2 * below);
  }

  bool center_is_above(int i, int j) const {
    const double mean =
        0.25 * value(i, j) + 0.25 * value(i + 1, j) + 0.25 * value(i, j + 1) + 0.25 * value(i + 1, j + 1);
    return !(mean < level_);
  }

  // Walks round the cell whose first node is (i, j), clockwise. Where the walk leaves what is above, a
  // segment begins; it ends at the edge where the walk had entered it. In a saddle whose centre is above as
  // well, it ends where the walk enters the next part.
  void link(int i, int j) {
    const std::size_t n = index(i, j), below = index(i, j + 1);
    const bool corner[] = {above_[n] != 0, above_[n + 1] != 0, above_[below + 1] != 0, above_[below] != 0};
    const int count = corner[0] + corner[1] + corner[2] + corner[3];
    if (count == 0 || count == 4) return;
    const std::size_t edge[] = {2 * n, 2 * (n + 1) + 1, 2 * below, 2 * n + 1};
    const bool is_saddle = count == 2 && corner[0] == corner[2];
    const bool joined = is_saddle && center_is_above(i, j);
    for (int k = 0; k < 4; ++k) {
      if (!corner[k] || corner[(k + 1) % 4]) continue;
      int enter = joined ? (k + 1) % 4 : (k + 3) % 4;
      while (!(corner[(enter + 1) % 4] && !corner[enter])) enter = (enter + 3) % 4;
      next_[edge[k]] = static_cast<std::int32_t>(edge[enter]);
      linked_.push_back(edge[k]);
    }
  }

  const Grid& grid_;
  double level_;
  int width_;
  std::vector<std::uint8_t> above_;
  std::vector<std::int32_t> next_;
  std::vector<double> cuts_;         // shares of edges; -1: none
  std::vector<std::size_t> linked_;  // edges that a segment begins at
};

void require_valid(const Grid& grid, double level) {
  const auto cells = static_cast<std::int64_t>(grid.columns) * grid.rows;
  if (grid.columns < 2 || grid.rows < 2 || static_cast<std::int64_t>(grid.values.size()) != cells ||
      cells > (1 << 29) || std::isnan(level)) {
    throw std::logic_error("contours: bad grid or level");
  }
}

std::vector<Ring> rings_of(Segments& segments) {
  segments.link_all_cells();
  std::vector<Ring> rings;
  for (const std::size_t edge : segments.beginnings()) {
    if (!segments.begins(edge)) continue;
    Ring ring = segments.take_line(edge);
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() >= 3) rings.push_back(std::move(ring));
  }
  return rings;
}

}  // namespace

std::vector<Ring> region_above(const Grid& grid, double level, std::span<const GridCut> cuts) {
  require_valid(grid, level);
  Segments segments(grid, level);
  segments.cut(cuts);
  return rings_of(segments);
}

std::vector<Ring> finite_region(const Grid& grid, std::span<const GridCut> cuts) {
  Grid below = grid;  // all that is not finite
  for (double& v : below.values) v = std::isfinite(v) ? 0 : -std::numeric_limits<double>::infinity();
  require_valid(below, -1);
  Segments segments(below, -1);
  segments.cut(cuts);
  return rings_of(segments);
}

std::vector<std::vector<Point>> iso_lines(const Grid& grid, double level, std::span<const GridCut> cuts) {
  require_valid(grid, level);
  Segments segments(grid, level);
  segments.cut(cuts);
  segments.link_finite_cells();
  const std::vector<std::uint8_t> ends = segments.ends();
  const std::vector<std::size_t> beginnings = segments.beginnings();
  std::vector<std::vector<Point>> lines;
  for (const bool closed : {false, true}) {  // open lines first: a closed one may be followed from anywhere
    for (const std::size_t edge : beginnings) {
      if (!segments.begins(edge) || (!closed && ends[edge] != 0)) continue;
      std::vector<Point> line = segments.take_line(edge);
      if (line.size() >= 2) lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace gradreel
