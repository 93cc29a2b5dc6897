// Filled contours of a small piece of a surface, pixel by pixel: cheap enough for each frame.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/objective.hpp"
#include "film/view.hpp"

namespace gradreel {

struct Bands {
  std::vector<double> edges;  ///< rising values between bands
  std::vector<Color> colors;  ///< one more than edges
};

/// `side` x `side` opaque pixels over `domain`, y up. The surface is sampled at every second pixel and values
/// in between are bilinear; edges are antialiased by the value's slope. What is not finite is the top band.
Image paint_bands(const Objective& surface, const Domain& domain, int side, const Bands& bands);

}  // namespace gradreel
