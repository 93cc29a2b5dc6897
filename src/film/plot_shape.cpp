#include "film/plot_shape.hpp"

#include <algorithm>

namespace gradreel {

namespace {

constexpr double kOfFrame = 1.0 / 9, kOfRoom = 0.4;  // the least that the shorter side keeps

}  // namespace

bool has_equal_units(MapAspect asked, double aspect, double width, double height, double frame_height) {
  if (asked != MapAspect::automatic) return asked == MapAspect::equal;
  const double across = std::min(width, height * aspect);
  const double shorter = std::min(across, across / aspect);
  return shorter > std::min(kOfFrame * frame_height, kOfRoom * std::min(width, height));
}

}  // namespace gradreel
