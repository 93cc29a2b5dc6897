#include "film/map_colors.hpp"

namespace gradreel {

ValueScale map_scale(const FilmContent& content) {
  return color_scale(survey(*content.surface, content.minima, content.view.domain),
                     content.view.level_spacing);
}

MapColors::MapColors(const FilmContent& content)
    : map_(find_colormap(content.view.colormap.empty() ? content.theme.colormap : content.view.colormap)),
      reversed_(content.theme.reverse_colormap) {}

}  // namespace gradreel
