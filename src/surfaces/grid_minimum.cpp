#include <algorithm>
#include <cmath>

#include "surfaces/grid_objective.hpp"

namespace gradreel {

namespace {

constexpr int kMostDescentSteps = 200, kMostHalvings = 60;

/// The lowest of the nodes inside, at which f has a value.
std::optional<Minimum> lowest_node(const GridObjective& f, const Domain& domain) {
  std::optional<Minimum> lowest;
  Positions places(2, std::ssize(f.x()));
  Values values;
  for (const double y : f.y()) {
    for (Eigen::Index c = 0; c < places.cols(); ++c) places.col(c) << f.x()[static_cast<std::size_t>(c)], y;
    f.value(places, values);
    for (Eigen::Index c = 0; c < places.cols(); ++c) {
      const Point at = {places(0, c), y};
      if (!domain.contains(at) || std::isnan(values(c)) || (lowest && !(values(c) < lowest->value))) continue;
      lowest = Minimum{at, values(c)};
    }
  }
  return lowest;
}

/// f with its derivatives at one place, of which those that lead out of the domain are 0.
struct Ground {
  double value = 0;
  Point slope;
  double xx = 0, xy = 0, yy = 0;
  bool pushes_out = false;  // on the domain's edge f goes on falling outside
};

Ground ground_at(const GridObjective& f, const Domain& d, Point at) {
  Positions x(2, 1), g;
  x << at.x, at.y;
  Values value;
  Hessians h;
  f.hessian(x, value, g, h);
  Ground ground = {value(0), {g(0, 0), g(1, 0)}, h(0, 0), h(1, 0), h(2, 0)};
  const auto pushes = [](double place, double low, double high, double slope) {
    return (place <= low && slope > 0) || (place >= high && slope < 0);
  };
  if (pushes(at.x, d.x_min, d.x_max, ground.slope.x)) {
    ground.slope.x = ground.xy = 0;
    ground.pushes_out = true;
  }
  if (pushes(at.y, d.y_min, d.y_max, ground.slope.y)) {
    ground.slope.y = ground.xy = 0;
    ground.pushes_out = true;
  }
  return ground;
}

/// Newton's where the curvature is positive, otherwise a tenth of the domain downhill.
Point step_from(const Ground& ground, const Domain& d) {
  const double determinant = ground.xx * ground.yy - ground.xy * ground.xy;
  const Point s = ground.slope;
  if (s.x == 0 && ground.yy > 0) return {0, -s.y / ground.yy};
  if (s.y == 0 && ground.xx > 0) return {-s.x / ground.xx, 0};
  if (ground.xx > 0 && determinant > 0)
    return {-(ground.yy * s.x - ground.xy * s.y) / determinant,
            -(ground.xx * s.y - ground.xy * s.x) / determinant};
  const Point sides = {d.x_max - d.x_min, d.y_max - d.y_min};
  const Point scaled = {s.x * sides.x, s.y * sides.y};
  const double steepness = length(scaled);
  if (!(steepness > 0)) return {};
  return {-0.1 * sides.x * scaled.x / steepness, -0.1 * sides.y * scaled.y / steepness};
}

}  // namespace

std::optional<Minimum> lowest_minimum(const GridObjective& f, const Domain& domain) {
  std::optional<Minimum> minimum = lowest_node(f, domain);
  if (!minimum) return std::nullopt;
  Ground ground = ground_at(f, domain, minimum->at);
  for (int n = 0; n < kMostDescentSteps; ++n) {
    Point step = step_from(ground, domain);
    bool is_lower = false;
    for (int half = 0; half < kMostHalvings && !is_lower; ++half, step = 0.5 * step) {
      const Point next = {std::clamp(minimum->at.x + step.x, domain.x_min, domain.x_max),
                          std::clamp(minimum->at.y + step.y, domain.y_min, domain.y_max)};
      const Ground there = ground_at(f, domain, next);
      is_lower = there.value < ground.value;
      if (!is_lower) continue;
      minimum->at = next;
      ground = there;
    }
    if (!is_lower) break;
  }
  minimum->value = ground.value;
  minimum->on_edge = ground.pushes_out;
  return minimum;
}

}  // namespace gradreel
