// Arrows that lie on the ground.
#pragma once

#include <optional>

#include "core/domain.hpp"
#include "film/overlay.hpp"

namespace gradreel {

struct Arrow {
  std::vector<Point> line;  ///< in pixels, from its foot to its tip
  bool is_hidden = false;   ///< its foot is behind the surface: drawn dimmed
};

struct ArrowStyle {
  Color color, halo;
  double width_px = 0, head_px = 0, halo_px = 0;
};

ArrowStyle arrow_style(const FilmContent& content, Color color);

/// The arrow between two points of the domain. None if the foot is outside the plot or the tip has no place
/// in it.
std::optional<Arrow> lay_arrow(const Ground& ground, Point from, Point to);

/// The pixels that the arrow may touch.
Rect bounds(const Arrow& arrow, const ArrowStyle& style, const Ground& ground);

/// Short arrows get smaller heads.
void paint(Canvas& canvas, const Arrow& arrow, const ArrowStyle& style);

/// Scales vectors to arrows. Lengths are compressed logarithmically, so that the arrows of a gradient stay
/// visible while its length falls by decades.
class ArrowScale {
 public:
  /// A vector of length `largest` or more gets the longest arrow: `share` of the domain's sides, or of the
  /// shorter one where both have the same units.
  ArrowScale(const Domain& domain, double largest, double share, bool equal);

  /// The tip, as a point of the domain; none if the vector is zero or not finite.
  std::optional<Point> tip(const Ground& ground, Point from, Point vector) const;

 private:
  Domain domain_;
  double largest_, share_;
  bool equal_;
};

/// The parameter `length`: log or equal.
Param length_param();

/// The parameter `scale`: a factor for the arrows' lengths.
Param scale_param();

}  // namespace gradreel
