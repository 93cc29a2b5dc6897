// Colours by lightness, chroma and hue as the eye sees them: OKLCh (B. Ottosson, A perceptual color space for
// image processing, 2020).
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

/// An opaque sRGB colour of this lightness (0..1) and hue (degrees), and of this chroma (0..0.4) or as much
/// of it as sRGB has.
Color oklch(double lightness, double chroma, double hue_deg);

/// The lightness of a colour.
double oklch_lightness(Color color);

}  // namespace gradreel
