// The smallest box around points and boxes.
#pragma once

#include <algorithm>

#include "core/geometry.hpp"

namespace gradreel {

class Reach {
 public:
  void add(Point p) { add(Box{p.x, p.y, 0, 0}); }
  void add(const Box& b) {
    left_ = std::min(is_empty_ ? b.x : left_, b.x);
    top_ = std::min(is_empty_ ? b.y : top_, b.y);
    right_ = std::max(is_empty_ ? b.right() : right_, b.right());
    bottom_ = std::max(is_empty_ ? b.bottom() : bottom_, b.bottom());
    is_empty_ = false;
  }

  /// At least one point or box was added.
  Box box() const { return {left_, top_, right_ - left_, bottom_ - top_}; }

 private:
  bool is_empty_ = true;
  double left_ = 0, top_ = 0, right_ = 0, bottom_ = 0;
};

}  // namespace gradreel
