// A film as one of several of its scene that a page may show in one place.
#pragma once

#include <string>

#include "video/format_entry.hpp"

namespace gradreel {

struct PageFilm {
  std::string name, poster;  ///< of files in the page's folder
  const FormatEntry* format = nullptr;
  int width = 0, height = 0;
  bool is_dark = false;  ///< its theme
};

}  // namespace gradreel
