// Clipping in double precision. Cairo stores coordinates in 24.8 fixed point, which breaks on distant points.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "draw/canvas.hpp"

namespace gradreel {

/// The part of the segment from a to b inside `box`; nothing if the segment misses it. Coordinates may be as
/// large as 1e300.
std::optional<std::pair<Point, Point>> clip_segment(Point a, Point b, const Box& box);

/// `ring` clipped to `box`. The result may run along the box's border. Winding numbers inside the box are
/// kept.
Ring clip_ring(std::span<const Point> ring, const Box& box);

/// A piece of a polyline, and its distance from the polyline's start, modulo `period`.
struct Stretch {
  std::vector<Point> points;
  double offset = 0;
};

/// The pieces of `line` within `box`, in order. Offsets are 0 if `period` is 0.
std::vector<Stretch> clip_line(std::span<const Point> line, const Box& box, double period);

/// Throws std::logic_error unless all are finite.
void require_finite(std::span<const Point> points);

}  // namespace gradreel
