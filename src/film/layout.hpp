// Where the panels go.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "draw/text.hpp"
#include "film/content.hpp"
#include "film/panel.hpp"

namespace gradreel {

/// A panel and its cell, in pixels.
struct Placement {
  const PanelEntry* panel = nullptr;
  Box cell;
  ParamValues options;  ///< as the entry declares them
};

/// Names that lay_out() knows: trio (contour, surface, loss), duo (contour, surface), contour_loss, solo
/// (contour).
std::span<const std::string_view> layout_names();

/// A title on top (if there is one), the panels, and the legend below; cells do not overlap and keep 2.5 %
/// from the border. Throws std::logic_error for an unknown name.
std::vector<Placement> lay_out(std::string_view name, const FilmContent& content, TextEngine& text);

}  // namespace gradreel
