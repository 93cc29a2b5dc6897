// The colours that values of the surface have on maps.
#pragma once

#include "draw/colormap.hpp"
#include "film/content.hpp"
#include "film/value_scale.hpp"

namespace gradreel {

/// Of the values on the whole domain.
ValueScale map_scale(const FilmContent& content);

/// At t in 0..1 of that scale: in the view's colormap, or the theme's.
class MapColors {
 public:
  explicit MapColors(const FilmContent& content);
  Color at(double t) const { return map_->at(reversed_ ? 1 - t : t); }

 private:
  const Colormap* map_;
  bool reversed_;
};

}  // namespace gradreel
