// The descents on the graph of a function of one variable: points with tails, arrows of their steps,
// tangents.
#pragma once

#include <optional>
#include <vector>

#include "film/panel.hpp"
#include "panels/graph_curve.hpp"
#include "panels/graph_steps.hpp"

namespace gradreel {

struct GraphLook {
  bool tangent = false;
  int steps = 0;    ///< arrows: of so many last steps
  double tail = 0;  ///< epochs
};

/// Points that would hide each other stand side by side on the curve's upper side, each on a stem that leads
/// to its place. A point where f is not finite is on the plot's lower border; one outside the plot is an
/// arrow at its border.
class GraphDescents {
 public:
  /// Keeps references to `content` and `curve`. Nothing is painted outside `area`.
  GraphDescents(const FilmContent& content, const GraphCurve& curve, const Box& plot, const Rect& area,
                const GraphLook& look);

  void grow(const LayerCanvases& layers, int from, int to, std::vector<Rect>& touched) const;
  void list_moving(const Moment& moment, std::vector<MovingItem>& items) const;
  void paint_moving(Canvas& canvas, const Moment& moment) const;
  std::uint64_t digest(const Moment& moment) const;

 private:
  /// Where a descent is at a moment.
  struct Head {
    double x = 0;
    Point px;               ///< on the curve, or where it is not, on the plot's lower border
    bool is_inside = true;  ///< of the plot
    Point exit;             ///< if not: the direction in which it has left
    Point marker;           ///< where its point is painted
  };

  std::size_t epoch_of(std::size_t d, const Moment& moment) const;
  Head head_of(std::size_t d, const Moment& moment) const;
  std::vector<Head> heads(const Moment& moment) const;
  void spread(std::vector<Head>& heads) const;
  Point upper_side(Point px) const;
  std::optional<std::pair<Point, Point>> tangent(const Head& head) const;
  std::vector<StepArrow> arrows(std::size_t d, const Head& head, const Moment& moment) const;
  double shortest_arrow() const { return 2.6 * radius_; }
  FadingTail tail(std::size_t d, const Moment& moment) const;
  void paint_arrow(Canvas& canvas, const StepArrow& arrow, Color color) const;
  void paint_point(Canvas& canvas, std::size_t d, const Head& head) const;

  const FilmContent& content_;
  const GraphCurve& curve_;
  Box plot_;
  Rect area_;
  GraphLook look_;
  std::vector<std::vector<Point>> px_;  // per descent, every epoch while x is finite; y is not where f is not
  std::vector<std::vector<int>> dots_;  // per descent: epochs whose dots are none of earlier ones
  double width_, halo_, radius_, dot_;
};

}  // namespace gradreel
