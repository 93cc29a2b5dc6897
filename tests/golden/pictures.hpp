// All golden pictures. The lists come from the registries: what is new there fails until it has a picture.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image.hpp"
#include "film/theme.hpp"

namespace gradreel::testing {

struct Picture {
  std::string name, theme;
  std::function<Image(const Theme&)> paint;

  /// In its own theme; painted once in a run.
  const Image& painted() const;
};

std::vector<Picture> panel_pictures();
std::vector<Picture> overlay_pictures();
std::vector<Picture> layout_pictures();  ///< at four aspect ratios
std::vector<Picture> theme_pictures();
std::vector<Picture> all_pictures();

const Theme& shipped_theme(std::string_view name);

}  // namespace gradreel::testing
