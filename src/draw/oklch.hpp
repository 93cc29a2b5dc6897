// Perceptual lightness, chroma and hue: OKLCh (B. Ottosson, A perceptual color space for image processing,
// 2020).
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

/// The opaque sRGB colour with this lightness (0..1), hue (degrees) and chroma (0..0.4). The chroma is
/// reduced if the colour is outside sRGB.
Color oklch(double lightness, double chroma, double hue_deg);

/// The lightness of a colour.
double oklch_lightness(Color color);

}  // namespace gradreel
