// What makes a theme readable, measured: text on its grounds, and trails that everyone tells apart and finds
// on a map.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "film/theme.hpp"

namespace gradreel {

/// One measure of a theme, at its worst place.
struct ThemeMeasure {
  std::string_view key;  ///< of the theme, that would change it: "trails"
  std::string what;      ///< "contrast of trail 3 with the background"
  double found = 0, wanted = 0;

  bool falls_short() const { return found < wanted; }
};

/// All that the themes which come with gradreel keep to. Contrasts are those of WCAG 2 (1 to 21); differences
/// of colours are CIEDE2000, the least of normal vision and three kinds of colour blindness; sizes are shares
/// of the frame's shorter side. Of the trails, the first `trails` are looked at, but 8 at most.
std::vector<ThemeMeasure> measures_of(const Theme& theme, std::size_t trails = 8);

/// Of one that falls short: "contrast of muted with the background: 3.1, where 4.5 is enough".
std::string shortfall_text(const ThemeMeasure& measure);

}  // namespace gradreel
