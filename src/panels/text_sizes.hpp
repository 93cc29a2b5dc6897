// Text sizes of panels that fit their text to a cell.
#pragma once

#include <algorithm>

#include "film/content.hpp"

namespace gradreel {

/// The smallest allowed size: 20 px at 1080 lines, 12 px at 450, and proportionally less in smaller frames,
/// which are drafts.
inline double smallest_text(const FilmContent& content) {
  return std::max(content.px(20.0 / 1080), std::min(12.0, content.px(12.0 / 450)));
}

/// Calls fits(size) with decreasing sizes until it returns true. Returns that size, or 0 if not even the
/// smallest fits.
template <class Fits>
double largest_fitting(double largest, double smallest, const Fits& fits) {
  constexpr double kStep = 0.96;
  for (double size = std::max(largest, smallest); size > smallest; size *= kStep) {
    if (fits(size)) return size;
  }
  return fits(smallest) ? smallest : 0;
}

}  // namespace gradreel
