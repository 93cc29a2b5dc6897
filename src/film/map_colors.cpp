#include "film/map_colors.hpp"

namespace gradreel {

ValueScale map_scale(const FilmContent& content) {
  return color_scale(survey(*content.surface, content.minima, content.view.domain), content.view);
}

MapColors::MapColors(const FilmContent& content)
    : map_(find_colormap(content.view.colormap.empty() ? content.theme.colormap : content.view.colormap)),
      reversed_(content.theme.reverse_colormap) {}

MapBands::MapBands(const FilmContent& content, ValueScale scale)
    : scale_(std::move(scale)),
      colors_(content),
      count_(scale_.knots().empty() ? content.view.levels : static_cast<int>(scale_.knots().size()) - 1) {}

}  // namespace gradreel
