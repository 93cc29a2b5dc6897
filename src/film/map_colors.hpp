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

/// The bands of a map: as many as the view says, evenly spread along the scale, or those between the values
/// that it lists. Colours step evenly from band to band.
class MapBands {
 public:
  explicit MapBands(const FilmContent& content) : MapBands(content, map_scale(content)) {}
  MapBands(const FilmContent& content, ValueScale scale);

  const ValueScale& scale() const { return scale_; }
  int count() const { return count_; }
  Color color(int band) const { return colors_.at((band + 0.5) / count_); }

  /// The value between the bands `band` - 1 and `band`, which is in 1..count() - 1.
  double edge(int band) const { return scale_.inverse(static_cast<double>(band) / count_); }

 private:
  ValueScale scale_;
  MapColors colors_;
  int count_;
};

}  // namespace gradreel
