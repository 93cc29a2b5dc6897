#include "draw/clip.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace gradreel {

namespace {

constexpr double kNear = 1e6;  // up to here a + t (b - a) is exact to 1e-10

double reach(Point p) { return std::max(std::abs(p.x), std::abs(p.y)); }

// A segment as origin + s * direction, s in low..high, such that the points near the view are computed
// without cancellation: the origin is an end, or the foot of the perpendicular from (0, 0) if both ends are
// far away.
struct Span {
  Point origin, direction;
  double low = 0, high = 0;
};

Span span_of(Point a, Point b) {
  // Halves, because b - a may overflow.
  const Point half = 0.5 * b - 0.5 * a;
  const double scale = reach(half);
  if (scale == 0) return {a, {0, 0}, 0, 0};
  const Point u = {half.x / scale, half.y / scale};
  if (reach(a) <= kNear) return {a, u, 0, 2 * scale};
  if (reach(b) <= kNear) return {b, u, -2 * scale, 0};
  const double squared = u.x * u.x + u.y * u.y;
  const double offset = (a.x * u.y - a.y * u.x) / squared;
  const auto along = [&](Point p) { return (p.x * (u.x / squared) + p.y * (u.y / squared)); };
  return {{offset * u.y, -offset * u.x}, u, along(a), along(b)};
}

// Liang and Barsky: cuts s to where low <= origin + s * direction <= high on one axis. False if nothing is
// left.
bool cut(double origin, double direction, double low, double high, Span& span) {
  if (direction == 0) return origin >= low && origin <= high;
  double enter = (low - origin) / direction, leave = (high - origin) / direction;
  if (enter > leave) std::swap(enter, leave);
  span.low = std::max(span.low, enter);
  span.high = std::min(span.high, leave);
  return span.low <= span.high;
}

// Modulo `period`: dashes lose their phase beyond 1e15 px, but never become NaN.
double distance_modulo(Point a, Point b, double period) {
  const Point half = 0.5 * b - 0.5 * a;
  const double scale = reach(half);
  if (scale == 0 || period <= 0) return 0;
  const double distance = 2 * scale * length({half.x / scale, half.y / scale});
  return std::isfinite(distance) ? std::fmod(distance, period) : 0;
}

// One side of Sutherland and Hodgman's cut; `sign` 1 keeps what is >= limit.
template <class Axis>
Ring cut_ring(std::span<const Point> ring, double limit, double sign, Axis axis) {
  Ring kept;
  const auto inside = [&](Point p) { return sign * (p.*axis - limit) >= 0; };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    if (inside(a)) kept.push_back(a);
    if (inside(a) == inside(b)) continue;
    // Always from the inside end, so that both edges' computations of shared lines agree.
    const Point in = inside(a) ? a : b, out = inside(a) ? b : a;
    const double t = (0.5 * limit - 0.5 * in.*axis) / (0.5 * out.*axis - 0.5 * in.*axis);
    Point crossing = {in.x * (1 - t) + t * out.x, in.y * (1 - t) + t * out.y};
    crossing.*axis = limit;
    kept.push_back(crossing);
  }
  return kept;
}

}  // namespace

std::optional<std::pair<Point, Point>> clip_segment(Point a, Point b, const Box& box) {
  const bool starts = box.contains(a), ends = box.contains(b);
  if (starts && ends) return std::pair(a, b);
  Span span = span_of(a, b);
  if (!cut(span.origin.x, span.direction.x, box.x, box.right(), span)) return std::nullopt;
  if (!cut(span.origin.y, span.direction.y, box.y, box.bottom(), span)) return std::nullopt;
  const auto at = [&](double s) { return span.origin + s * span.direction; };
  return std::pair(starts ? a : at(span.low), ends ? b : at(span.high));
}

Ring clip_ring(std::span<const Point> ring, const Box& box) {
  Ring cut = cut_ring(ring, box.x, 1, &Point::x);
  cut = cut_ring(cut, box.right(), -1, &Point::x);
  cut = cut_ring(cut, box.y, 1, &Point::y);
  return cut_ring(cut, box.bottom(), -1, &Point::y);
}

std::vector<Stretch> clip_line(std::span<const Point> line, const Box& box, double period) {
  std::vector<Stretch> stretches;
  if (line.size() == 1 && box.contains(line[0])) stretches.push_back({{line[0], line[0]}, 0});
  double travelled = 0;
  bool connected = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Point a = line[i], b = line[i + 1];
    if (const auto part = clip_segment(a, b, box)) {
      if (!connected) {
        stretches.push_back({{part->first}, travelled + distance_modulo(a, part->first, period)});
      }
      stretches.back().points.push_back(part->second);
      connected = part->second == b;
    } else {
      connected = false;
    }
    if (period > 0) travelled = std::fmod(travelled + distance_modulo(a, b, period), period);
  }
  return stretches;
}

void require_finite(std::span<const Point> points) {
  for (const Point p : points) {
    if (!is_finite(p)) throw std::logic_error("canvas: a coordinate is not finite");
  }
}

}  // namespace gradreel
