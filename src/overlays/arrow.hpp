// Arrows on the ground.
#pragma once

#include <optional>

#include "core/domain.hpp"
#include "film/overlay.hpp"

namespace gradreel {

struct Arrow {
  std::vector<Point> line;  ///< in pixels, from its foot to its tip
  bool is_hidden = false;   ///< its foot is: drawn dimmed
};

struct ArrowStyle {
  Color color, halo;
  double width_px = 0, head_px = 0, halo_px = 0;
};

ArrowStyle arrow_style(const FilmContent& content, Color color);

/// Between two places; none unless the foot is in the plot and the tip has a place.
std::optional<Arrow> lay_arrow(const Ground& ground, Point from, Point to);

/// The pixels that it may touch.
Rect bounds(const Arrow& arrow, const ArrowStyle& style, const Ground& ground);

/// Heads of short arrows are smaller.
void paint(Canvas& canvas, const Arrow& arrow, const ArrowStyle& style);

/// Of vectors of any length, the arrows: lengths are compressed by a logarithm, so that those of a gradient
/// that falls by decades can still be seen.
class ArrowScale {
 public:
  /// `largest`: the length of the vector whose arrow is `share` of the domain's sides long; longer ones are
  /// no longer.
  ArrowScale(const Domain& domain, double largest, double share, bool equal);

  /// The tip's place. None of a vector that is zero or not finite.
  std::optional<Point> tip(Point from, Point vector) const;

 private:
  Domain domain_;
  double largest_, share_;
  bool equal_;
};

/// length: log or equal.
Param length_param();

/// scale: a factor of the arrows' lengths.
Param scale_param();

}  // namespace gradreel
