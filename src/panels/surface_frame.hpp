// Fits the box around a 3D surface, with its numbers, into a cell, for all that a film's camera does.
#pragma once

#include "draw/camera.hpp"
#include "draw/text.hpp"
#include "film/content.hpp"
#include "film/value_scale.hpp"

namespace gradreel {

struct SurfaceFrame {
  Framing framing;         ///< the same for the whole film, so that the box neither jumps nor breathes
  Box outline;             ///< of the box in all poses that should fit, at zoom 1, in pixels
  bool is_window = false;  ///< the camera zooms in somewhere, and a border frames what is left of the picture
  Box area;                ///< the picture's part of the cell: of a window, whole pixels
};

/// How much the picture may be stretched sideways (above 1) or upwards (below 1), seen from `elevation_deg`.
/// A stretched turntable looks like one seen from lower (or higher) with a flatter (or taller) box on it:
/// circles of x and y stay circles, also in an orbit, and the same parts of the surface are hidden.
struct StretchLimits {
  double least = 1, most = 1;  // least <= 1 <= most
};
StretchLimits stretch_limits(double elevation_deg);

/// The largest box whose numbers stay inside `cell`, in its middle, in all poses of the film. Where the
/// camera zooms in, the box may leave the cell; if it always does, it fits at zoom 1.
SurfaceFrame frame_surface(const FilmContent& content, const ValueScale& heights, const Box& cell,
                           TextEngine& text);

}  // namespace gradreel
