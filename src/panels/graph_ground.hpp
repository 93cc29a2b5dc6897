// The graph of a function of one variable as a Ground for overlays.
#pragma once

#include <algorithm>
#include <cmath>

#include "film/overlay.hpp"
#include "panels/graph_curve.hpp"

namespace gradreel {

class GraphGround : public Ground {
 public:
  /// `curve` and `axes` must outlive it.
  GraphGround(const GraphCurve& curve, const Axes& axes, const Domain& domain, const Rect& area)
      : curve_(curve), axes_(axes), domain_(domain), area_(area) {}

  // A point this far away has no place in the plot.
  Spot at(Point place) const override {
    constexpr double kFar = 1e9;
    const Point px = curve_.at(place.x);
    return {px, is_finite(px) && std::max(std::fabs(px.x), std::fabs(px.y)) < kFar, false};
  }
  Domain domain() const override { return domain_; }
  Box plot() const override { return axes_.plot(); }
  Rect area() const override { return area_; }
  bool has_equal_units() const override { return false; }
  int pieces(Point a, Point b) const override {
    constexpr double kPiece = 3, kMost = 400;  // pixels; pieces
    const double px = std::fabs(axes_.x().position(a.x) - axes_.x().position(b.x)) * axes_.plot().width;
    return px > 0 ? static_cast<int>(std::clamp(std::ceil(px / kPiece), 1.0, kMost)) : 1;
  }

 private:
  const GraphCurve& curve_;
  const Axes& axes_;
  Domain domain_;
  Rect area_;
};

}  // namespace gradreel
