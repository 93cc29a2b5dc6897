// Whether the panels of a layout can show functions of the surface's dimension.
#include <fmt/format.h>

#include <algorithm>

#include "panels/registry.hpp"
#include "scene/read_layout.hpp"

namespace gradreel {

namespace {

bool fits(const PanelEntry& panel, int dimension) {
  return panel.dimension == 0 || panel.dimension == dimension;
}

/// "panel contour", "layout trio, whose panel contour".
std::string misfit_text(const std::string& what, int dimension) {
  return dimension == 1 ? fmt::format("{} needs two dimensions, and the function has one", what)
                        : fmt::format("{} needs a function of one dimension, and this one has two", what);
}

std::string instead(int dimension, bool is_named) {
  if (dimension == 1) return is_named ? "layout graph_loss, or the panel graph in areas" : "the panel graph";
  return is_named ? "layout contour_loss, or the panel contour in areas" : "the panel contour";
}

/// A named layout with its panels as they are.
void check_named(const MapReader& scene, const Scene& out, Notes& notes) {
  const int dimension = out.surface.dimension();
  for (const std::string_view name : layout_panels(out.layout.name)) {
    if (fits(*find_panel(name), dimension)) continue;
    notes.add(scene.place_of("layout"),
              fmt::format("{}: use {}",
                          misfit_text(fmt::format("layout {} has the panel {}, which", out.layout.name, name),
                                      dimension),
                          instead(dimension, true)));
    return;
  }
}

}  // namespace

void check_dimension(MapReader& scene, const Scene& out) {
  if (!out.surface.objective) return;
  const int dimension = out.surface.dimension();
  Notes& notes = scene.notes();
  if (out.layout.panels.empty()) return check_named(scene, out, notes);
  std::vector<Place> told;  // a panel may stand in several grids
  for (const PanelChoice* choice : all_panels(out.layout)) {
    if (fits(*choice->panel, dimension)) continue;
    const bool is_stated = choice->at.where.line > 0;
    const Place where =
        is_stated ? Place{choice->at.where.line, choice->at.where.column} : scene.place_of("layout");
    const bool is_told = std::any_of(told.begin(), told.end(), [&](const Place& p) {
      return p.line == where.line && p.column == where.column;
    });
    if (is_told) continue;
    told.push_back(where);
    notes.add(where,
              fmt::format("{}: use {}", misfit_text(fmt::format("panel {}", choice->panel->name), dimension),
                          instead(dimension, false)));
  }
}

}  // namespace gradreel
