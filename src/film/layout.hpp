// Layouts: which panels a film has, and where they are.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "draw/text.hpp"
#include "film/content.hpp"
#include "film/panel.hpp"

namespace gradreel {

/// A descent by its series and start; several where its noise has several seeds.
struct Pick {
  std::size_t series = 0, start = 0;
  friend bool operator==(const Pick&, const Pick&) = default;
};

/// Of a grid's columns or rows: the first, from 0, and how many.
struct Span {
  int first = 0, count = 1;
};

/// Whether `picks` have the descent; an empty list means all.
inline bool is_picked(const std::vector<Pick>& picks, const Descent& d) {
  return picks.empty() || std::find(picks.begin(), picks.end(), Pick{d.series, d.start}) != picks.end();
}

/// What a scene says of one panel.
struct PanelChoice {
  const PanelEntry* panel = nullptr;
  ParamValues options;         ///< as the entry declares them
  std::string title;           ///< a small heading above it; may be empty
  std::vector<Pick> descents;  ///< the ones shown; empty: all
  Span columns, rows;          ///< in a grid
  Mistake at = {};             ///< its place in the scene, for what it refuses; no message yet
};

/// With its options at their defaults.
inline PanelChoice plain_panel(const PanelEntry& panel) {
  return {&panel, ParamValues(panel.options), {}, {}, {}, {}};
}

enum class LegendPlace { automatic, bottom, right, off };

/// A grid and its panels, which do not overlap.
struct PanelGrid {
  std::vector<double> columns, rows;  ///< shares of the width and of the height; any unit, all positive
  std::vector<PanelChoice> panels;
};

/// The plan of a picture, whatever its size.
struct Layout {
  std::string name = "trio";  ///< one of layout_names(); empty: a grid
  /// Of a grid: shares of the width and of the height; any unit, all positive.
  std::vector<double> columns = {}, rows = {};
  /// Of a grid: its panels, which do not overlap. Of a named layout: as many as layout_panels(), in their
  /// places; or none: as they are by default.
  std::vector<PanelChoice> panels = {};
  bool title = true;  ///< a strip on top, if the scene has a title and no panel shows it
  LegendPlace legend = LegendPlace::automatic;
  /// Of a grid: in its place in frames that are about square, or tall.
  std::optional<PanelGrid> square = {}, tall = {};
};

/// Its panels, whatever the frame's shape: one that stands in several grids more than once.
std::vector<const PanelChoice*> all_panels(const Layout& layout);

/// A panel and its cell, in pixels.
struct Placement {
  const PanelEntry* panel = nullptr;
  Box cell;
  ParamValues options;
  std::vector<Pick> descents;  ///< the ones shown; empty: all
  double scale = 1;            ///< of markers and lines: smaller in small multiples
  double text_px = 0;          ///< em of its text; 0: the theme's
  Mistake at = {};             ///< of its choice
};

/// Names that lay_out() knows.
std::span<const std::string_view> layout_names();

/// What a named layout shows, in one line.
std::string_view layout_doc(std::string_view name);

/// Whether `layout` states a panel of that name.
bool has_panel(const Layout& layout, std::string_view name);

/// Names of the panels that a named layout places in its plots, title and legend left out.
std::span<const std::string_view> layout_panels(std::string_view name);

/// A title on top (if there is one), the panels with their headings, and the legend; cells do not overlap and
/// keep 2.5 % from the border. `panels`: all there are. Throws std::logic_error for an unknown name.
std::vector<Placement> lay_out(const Layout& layout, const FilmContent& content,
                               std::span<const PanelEntry* const> panels, TextEngine& text);

}  // namespace gradreel
