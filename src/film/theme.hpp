// Themes: the colours, font and sizes of a film.
#pragma once

#include <string>
#include <vector>

#include "core/geometry.hpp"
#include "draw/text.hpp"

namespace gradreel {

/// Sizes are shares of the frame's shorter side.
struct Theme {
  std::string name = "paper";
  Color background = {1, 1, 1};
  Color panel = {0.97, 0.97, 0.97};  ///< background of plots, unless a map covers it
  Color ink = {0.1, 0.1, 0.12};      ///< text
  Color muted = {0.4, 0.4, 0.43};    ///< axis numbers, secondary text
  Color grid = {0.85, 0.85, 0.86};
  Color halo = {1, 1, 1};                ///< around trails and markers
  Color contour_line = {0, 0, 0, 0.10};  ///< between the bands of a contour map
  std::vector<Color> trails;             ///< in order of use, at least 8
  std::string colormap = "viridis";
  bool reverse_colormap = false;  ///< low values use the colormap's upper end
  Font font = Font::inter;
  double title_size = 0.040;  ///< em
  double text_size = 0.027;
  double small_size = 0.027;  ///< axis numbers
  double trail_width = 0.0042;
  double marker_size = 0.0115;  ///< radius of the markers at the heads of trails
};

}  // namespace gradreel
