// The colours of a surface's values on maps.
#pragma once

#include "draw/colormap.hpp"
#include "film/content.hpp"
#include "film/value_scale.hpp"

namespace gradreel {

/// The colour scale for the values on the whole domain.
ValueScale map_scale(const FilmContent& content);

/// Colours for t in 0..1 on that scale, from the view's colormap or else the theme's.
class MapColors {
 public:
  explicit MapColors(const FilmContent& content);
  Color at(double t) const { return map_->at(reversed_ ? 1 - t : t); }

 private:
  const Colormap* map_;
  bool reversed_;
};

}  // namespace gradreel
