// How far apart colours look, to whom.
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

/// A channel of sRGB (IEC 61966-2-1) as linear light, both 0..1, and back; the way back clamps.
double to_light(double channel);
double from_light(double light);

/// CIE 1976 L*a*b*, white D65: lightness 0..100; a towards red, b towards yellow.
struct Lab {
  double l = 0, a = 0, b = 0;
};

/// Of an opaque sRGB colour (IEC 61966-2-1).
Lab to_lab(Color color);

/// CIE DE2000 with unit weights: about 1 is just noticed side by side, 10 is told at a glance.
/// Source: G. Sharma, W. Wu and E. N. Dalal, Color Research and Application 30(1), 2005.
double ciede2000(const Lab& p, const Lab& q);

enum class Vision { normal, protan, deutan, tritan };
inline constexpr Vision kVisions[] = {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan};

/// The colour as someone without the long (protan), middle (deutan) or short (tritan) cones sees it.
/// Source: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, IEEE Transactions on Visualization and
/// Computer Graphics 15(6), 2009, at severity 1.
Color as_seen(Color color, Vision vision);

/// Contrast ratio of two opaque colours after WCAG 2: 1 to 21.
double contrast_ratio(Color p, Color q);

/// What is seen where `top` lies over the opaque `below`.
Color over(Color top, Color below);

}  // namespace gradreel
