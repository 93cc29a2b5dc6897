// The contour map as a Ground for overlays.
#pragma once

#include <algorithm>

#include "core/domain.hpp"
#include "film/overlay.hpp"
#include "panels/axes.hpp"

namespace gradreel {

class FlatGround : public Ground {
 public:
  /// `axes` must outlive it.
  FlatGround(const Axes& axes, const Rect& area) : axes_(axes), area_(area) {}

  // A point this far away has no place in the plot.
  Spot at(Point place) const override {
    constexpr double kFar = 1e9;
    const Point px = axes_.to_px(place.x, place.y);
    return {px, is_finite(px) && std::max(std::fabs(px.x), std::fabs(px.y)) < kFar, false};
  }
  Domain domain() const override { return {axes_.x().low, axes_.x().high, axes_.y().low, axes_.y().high}; }
  Box plot() const override { return axes_.plot(); }
  Rect area() const override { return area_; }
  bool has_equal_units() const override { return axes_.has_equal_units(); }
  int pieces(Point, Point) const override { return 1; }

 private:
  const Axes& axes_;
  Rect area_;
};

}  // namespace gradreel
