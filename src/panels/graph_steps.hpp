// What descents leave behind on a graph: tails that fade, and arrows from point to point.
#pragma once

#include <span>
#include <vector>

#include "panels/graph_curve.hpp"

namespace gradreel {

/// Lines along the curve, with an opacity per piece.
struct FadingTail {
  struct Run {
    std::vector<Point> line;
    std::vector<double> strengths;  ///< one fewer than points; > 0
  };
  std::vector<Run> runs;
};

/// The way of the last `epochs` epochs before `now`, of which the newest 256 are looked at: where it was
/// passed more than once, the last time counts. `x` is the descent's place after each epoch. Steps that are
/// wider than `widest_turn` pixels and lead over a dip or a bump leave no tail: they are jumps.
FadingTail fading_tail(const GraphCurve& curve, std::span<const double> x, double now, double epochs,
                       double widest_turn);

/// An arc from one point of the curve to another, which rises above what lies between.
struct StepArrow {
  std::vector<Point> line;
  bool has_head = true;
  double strength = 1;
};

/// `share`: how much of the step is done; the arc ends above that place. `room`: arcs stay below its upper
/// edge if they can. Empty if the points are closer than `shortest` pixels.
StepArrow step_arrow(const GraphCurve& curve, Point from, Point to, double share, double shortest,
                     const Box& room);

}  // namespace gradreel
