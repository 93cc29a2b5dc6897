// Filled contours of a small part of a surface, computed per pixel; cheap enough to redraw in each frame.
#pragma once

#include <vector>

#include "core/domain.hpp"
#include "core/objective.hpp"
#include "film/view.hpp"

namespace gradreel {

struct Bands {
  std::vector<double> edges;  ///< increasing values between bands
  std::vector<Color> colors;  ///< one more than `edges`
};

/// `side` x `side` opaque pixels over `domain`, y up. The surface is sampled at every second pixel and
/// interpolated bilinearly. The value's slope determines the antialiasing of edges. Non-finite values belong
/// to the top band.
Image paint_bands(const Objective& surface, const Domain& domain, int side, const Bands& bands);

}  // namespace gradreel
