#include "surfaces/grid_objective.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gradreel {

namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// At `at`, of the parabola through the values at three places.
double parabola_slope(const std::array<double, 3>& places, const std::array<double, 3>& values, double at) {
  const double first = (values[1] - values[0]) / (places[1] - places[0]);
  const double second = (values[2] - values[1]) / (places[2] - places[1]);
  const double bend = (second - first) / (places[2] - places[0]);
  return first + bend * ((at - places[0]) + (at - places[1]));
}

/// Slopes along a line of nodes: at each that of the parabola through it and the nodes on both sides of it,
/// or, at an end or a hole, through the next two; of the straight line where there is but one.
template <class IsKnown, class ValueAt, class Set>
void set_line_slopes(const std::vector<double>& places, const IsKnown& is_known, const ValueAt& value,
                     const Set& set) {
  const auto count = std::ssize(places);
  const auto has = [&](std::ptrdiff_t k) {
    return k >= 0 && k < count && is_known(static_cast<std::size_t>(k));
  };
  const auto place = [&](std::ptrdiff_t k) { return places[static_cast<std::size_t>(k)]; };
  const auto value_of = [&](std::ptrdiff_t k) { return value(static_cast<std::size_t>(k)); };
  for (std::ptrdiff_t k = 0; k < count; ++k) {
    if (!has(k)) continue;
    std::ptrdiff_t from = k, to = k;  // of the nodes that it is taken from
    if (has(k - 1)) from = k - 1;
    if (has(k + 1)) to = k + 1;
    if (from == k && to > k && has(k + 2)) to = k + 2;
    if (to == k && from < k && has(k - 2)) from = k - 2;
    double slope = 0;
    if (to - from == 1) slope = (value_of(to) - value_of(from)) / (place(to) - place(from));
    if (to - from == 2) {
      slope = parabola_slope({place(from), place(from + 1), place(to)},
                             {value_of(from), value_of(from + 1), value_of(to)}, place(k));
    }
    set(static_cast<std::size_t>(k), slope);
  }
}

/// What the values and slopes at the ends of an interval of length h weigh in a cubic, at a share t of it:
/// of value and slope at its beginning, then at its end.
using Weights = std::array<double, 4>;

Weights value_weights(double t, double h) {
  const double s = 1 - t;
  return {(1 + 2 * t) * s * s, h * t * s * s, t * t * (3 - 2 * t), -h * t * t * s};
}

Weights slope_weights(double t, double h) {
  const double s = 1 - t, a = 6 * t * s / h;
  return {-a, s * (1 - 3 * t), a, t * (3 * t - 2)};
}

Weights bend_weights(double t, double h) {
  const double a = (6 - 12 * t) / (h * h);
  return {-a, (6 * t - 4) / h, a, (6 * t - 2) / h};
}

/// The cubics in x at the values and slopes in y of a cell.
using Corners = std::array<Weights, 4>;

double weighted(const Corners& corners, const Weights& x, const Weights& y) {
  const auto along_x = [&](const Weights& c) {
    return x[0] * c[0] + x[1] * c[1] + x[2] * c[2] + x[3] * c[3];
  };
  return y[0] * along_x(corners[0]) + y[1] * along_x(corners[1]) + y[2] * along_x(corners[2]) +
         y[3] * along_x(corners[3]);
}

/// The cell of an axis that `at` is in; at a place between two cells, the second.
std::size_t cell_of(const std::vector<double>& places, double at) {
  const auto next = std::upper_bound(places.begin() + 1, places.end() - 1, at);
  return static_cast<std::size_t>(next - places.begin()) - 1;
}

}  // namespace

GridObjective::GridObjective(const ValueGrid& grid) : x_(grid.x), y_(grid.y), nodes_(grid.z.size()) {
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    nodes_[i] = {std::isfinite(grid.z[i]) ? grid.z[i] : kNoValue, 0, 0, 0};
  set_slopes();
}

void GridObjective::set_slopes() {
  const auto at = [&](std::size_t column, std::size_t row) -> Node& {
    return nodes_[row * x_.size() + column];
  };
  for (std::size_t row = 0; row < y_.size(); ++row) {
    set_line_slopes(
        x_, [&](std::size_t k) { return !std::isnan(at(k, row).f); },
        [&](std::size_t k) { return at(k, row).f; },
        [&](std::size_t k, double slope) { at(k, row).x = slope; });
  }
  for (std::size_t column = 0; column < x_.size(); ++column) {
    const auto is_known = [&](std::size_t k) { return !std::isnan(at(column, k).f); };
    set_line_slopes(
        y_, is_known, [&](std::size_t k) { return at(column, k).f; },
        [&](std::size_t k, double slope) { at(column, k).y = slope; });
    set_line_slopes(
        y_, is_known, [&](std::size_t k) { return at(column, k).x; },
        [&](std::size_t k, double slope) { at(column, k).xy = slope; });
  }
}

bool GridObjective::is_whole(std::size_t column, std::size_t row) const {
  return !std::isnan(node(column, row).f) && !std::isnan(node(column + 1, row).f) &&
         !std::isnan(node(column, row + 1).f) && !std::isnan(node(column + 1, row + 1).f);
}

// The border of a cell belongs to it even where the next cell is a hole.
std::optional<GridObjective::Cell> GridObjective::find(double x, double y) const {
  if (!domain().contains({x, y})) return std::nullopt;
  const std::size_t column = cell_of(x_, x), row = cell_of(y_, y);
  const std::size_t columns = column > 0 && x == x_[column] ? 2 : 1, rows = row > 0 && y == y_[row] ? 2 : 1;
  for (std::size_t back = 0; back < rows; ++back) {
    for (std::size_t left = 0; left < columns; ++left) {
      const std::size_t i = column - left, j = row - back;
      if (!is_whole(i, j)) continue;
      return Cell{i, j, (x - x_[i]) / (x_[i + 1] - x_[i]), (y - y_[j]) / (y_[j + 1] - y_[j])};
    }
  }
  return std::nullopt;
}

/// Calls add(column of `x`, corners, place and size of the cell) for each, without corners where f is NaN.
template <class Add>
void GridObjective::each(const Positions& x, const Add& add) const {
  for (Eigen::Index c = 0; c < x.cols(); ++c) {
    const std::optional<Cell> cell = find(x(0, c), x(1, c));
    if (!cell) {
      add(c, nullptr, Cell{}, Point{});
      continue;
    }
    const auto [i, j, u, v] = *cell;
    const Node &a = node(i, j), &b = node(i + 1, j), &p = node(i, j + 1), &q = node(i + 1, j + 1);
    const Corners corners = {
        {{a.f, a.x, b.f, b.x}, {a.y, a.xy, b.y, b.xy}, {p.f, p.x, q.f, q.x}, {p.y, p.xy, q.y, q.xy}}};
    add(c, &corners, *cell, Point{x_[i + 1] - x_[i], y_[j + 1] - y_[j]});
  }
}

void GridObjective::value(const Positions& x, Values& f) const {
  f.resize(x.cols());
  each(x, [&](Eigen::Index c, const Corners* corners, const Cell& at, Point size) {
    f(c) = corners ? weighted(*corners, value_weights(at.u, size.x), value_weights(at.v, size.y)) : kNoValue;
  });
}

void GridObjective::gradient(const Positions& x, Values& f, Positions& g) const {
  f.resize(x.cols());
  g.resize(2, x.cols());
  each(x, [&](Eigen::Index c, const Corners* corners, const Cell& at, Point size) {
    if (!corners) {
      f(c) = g(0, c) = g(1, c) = kNoValue;
      return;
    }
    const Weights u = value_weights(at.u, size.x), v = value_weights(at.v, size.y);
    f(c) = weighted(*corners, u, v);
    g(0, c) = weighted(*corners, slope_weights(at.u, size.x), v);
    g(1, c) = weighted(*corners, u, slope_weights(at.v, size.y));
  });
}

void GridObjective::hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const {
  f.resize(x.cols());
  g.resize(2, x.cols());
  h.resize(3, x.cols());
  each(x, [&](Eigen::Index c, const Corners* corners, const Cell& at, Point size) {
    if (!corners) {
      f(c) = g(0, c) = g(1, c) = h(0, c) = h(1, c) = h(2, c) = kNoValue;
      return;
    }
    const Weights u = value_weights(at.u, size.x), v = value_weights(at.v, size.y);
    const Weights du = slope_weights(at.u, size.x), dv = slope_weights(at.v, size.y);
    f(c) = weighted(*corners, u, v);
    g(0, c) = weighted(*corners, du, v);
    g(1, c) = weighted(*corners, u, dv);
    h(0, c) = weighted(*corners, bend_weights(at.u, size.x), v);
    h(1, c) = weighted(*corners, du, dv);
    h(2, c) = weighted(*corners, u, bend_weights(at.v, size.y));
  });
}

}  // namespace gradreel
