// Perceived colour differences, contrast ratios and simulated colour blindness.
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

/// Converts an sRGB channel (IEC 61966-2-1) to linear light and back; both are 0..1. from_light() clamps.
double to_light(double channel);
double from_light(double light);

/// CIE 1976 L*a*b*, white D65: lightness 0..100; a towards red, b towards yellow.
struct Lab {
  double l = 0, a = 0, b = 0;
};

/// `color` must be opaque.
Lab to_lab(Color color);

/// CIEDE2000 colour difference with unit weights. A difference of 1 is barely visible side by side; 10 is
/// obvious at a glance.
/// Source: G. Sharma, W. Wu and E. N. Dalal, Color Research and Application 30(1), 2005.
double ciede2000(const Lab& p, const Lab& q);

enum class Vision { normal, protan, deutan, tritan };
inline constexpr Vision kVisions[] = {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan};

/// The colour as seen without long- (protan), medium- (deutan) or short-wavelength (tritan) cones.
/// Source: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, IEEE Transactions on Visualization and
/// Computer Graphics 15(6), 2009, at severity 1.
Color as_seen(Color color, Vision vision);

/// WCAG 2 contrast ratio of two opaque colours: 1 to 21.
double contrast_ratio(Color p, Color q);

/// `top` composited over the opaque `below`.
Color over(Color top, Color below);

}  // namespace gradreel
