// How small panels that fit their texts to a cell may make them.
#pragma once

#include <algorithm>

#include "film/content.hpp"

namespace gradreel {

/// 20 px in a frame of 1080 lines, 12 px in one of 450, and in proportion in smaller ones, which are drafts.
inline double smallest_text(const FilmContent& content) {
  return std::max(content.px(20.0 / 1080), std::min(12.0, content.px(12.0 / 450)));
}

/// Calls fits(size) with falling sizes until it is true. The size, or 0 if not even the smallest fits.
template <class Fits>
double largest_fitting(double largest, double smallest, const Fits& fits) {
  constexpr double kStep = 0.96;
  for (double size = std::max(largest, smallest); size > smallest; size *= kStep) {
    if (fits(size)) return size;
  }
  return fits(smallest) ? smallest : 0;
}

}  // namespace gradreel
