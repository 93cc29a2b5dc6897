// Clipping in double precision: Cairo keeps coordinates in 24.8 fixed point and loses what lies far away.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "draw/canvas.hpp"

namespace gradreel {

/// The part of the segment a..b inside `box`, in its direction; nothing if it misses the box. Ends may be as
/// far away as 1e300.
std::optional<std::pair<Point, Point>> clip_segment(Point a, Point b, const Box& box);

/// `ring` cut to `box`; it may run along the box's border. Windings of points inside stay the same.
Ring clip_ring(std::span<const Point> ring, const Box& box);

/// A stretch of a polyline and how far from the polyline's start it begins, modulo `period`.
struct Stretch {
  std::vector<Point> points;
  double offset = 0;
};

/// The stretches of `line` within `box`, in order. Offsets are 0 if `period` is 0.
std::vector<Stretch> clip_line(std::span<const Point> line, const Box& box, double period);

/// Throws std::logic_error unless all are finite.
void require_finite(std::span<const Point> points);

}  // namespace gradreel
