// Whether the panels of a layout can show the surface: one of its dimension, one of data, or none.
#include <fmt/format.h>

#include <algorithm>

#include "panels/registry.hpp"
#include "scene/read_layout.hpp"

namespace gradreel {

namespace {

bool fits(const PanelEntry& panel, const Scene& scene) {
  const SurfaceChoice& surface = scene.surface;
  if (!surface.objective) return !panel.needs_surface;
  if (panel.needs_space && !scene.space) return false;
  if (panel.needs_classes) return scene.space && scene.space->classification;
  if (panel.runs_descents && scene.space) return false;
  if (panel.needs_data) return surface.data && surface.data->is_flat();
  return panel.dimension == 0 || panel.dimension == surface.dimension();
}

/// "panel contour", "layout trio, whose panel contour".
std::string misfit_text(const std::string& what, const PanelEntry& panel, const Scene& scene) {
  const SurfaceChoice& surface = scene.surface;
  if (!surface.objective) return fmt::format("{} needs a surface, and the scene names none", what);
  if (panel.needs_space)
    return fmt::format("{} is of a plane through more than two parameters, and this surface has {}", what,
                       surface.dimension());
  if (panel.needs_classes)
    return fmt::format("{} shows classes that a network tells apart, and this surface has none", what);
  if (panel.runs_descents && scene.space)
    return fmt::format(
        "{} runs descents from everywhere on the map, and this map is a plane through {} "
        "parameters",
        what, scene.space->dimension());
  if (panel.needs_data)
    return surface.data ? fmt::format("{} would need three axes for least squares of two features", what)
                        : fmt::format("{} shows rows of data, and this surface has none", what);
  return surface.dimension() == 1
             ? fmt::format("{} needs two dimensions, and the function has one", what)
             : fmt::format("{} needs a function of one dimension, and this one has two", what);
}

std::string instead(const Scene& scene, bool is_named) {
  const std::string_view panel = !scene.surface.objective         ? "loss"
                                 : scene.surface.dimension() == 1 ? "graph"
                                                                  : "contour";
  if (!is_named) return fmt::format("the panel {}", panel);
  const std::string_view layout = panel == "loss" ? "" : "_loss";
  return fmt::format("layout {}{}, or the panel {} in areas", panel, layout, panel);
}

/// A named layout with its panels as they are.
void check_named(const MapReader& scene, const Scene& out, Notes& notes) {
  for (const std::string_view name : layout_panels(out.layout.name)) {
    const PanelEntry& panel = *find_panel(name);
    if (fits(panel, out)) continue;
    notes.add(scene.place_of("layout"),
              fmt::format("{}: use {}",
                          misfit_text(fmt::format("layout {} has the panel {}, which", out.layout.name, name),
                                      panel, out),
                          instead(out, true)));
    return;
  }
}

}  // namespace

void check_dimension(MapReader& scene, const Scene& out) {
  if (!out.surface.objective && scene.find("surface")) return;  // that it is wrong is said already
  Notes& notes = scene.notes();
  if (out.layout.panels.empty()) return check_named(scene, out, notes);
  std::vector<Place> told;  // a panel may stand in several grids
  for (const PanelChoice* choice : all_panels(out.layout)) {
    if (fits(*choice->panel, out)) continue;
    const bool is_stated = choice->at.where.line > 0;
    const Place where = is_stated ? notes.place_at(choice->at.where) : scene.place_of("layout");
    if (std::find(told.begin(), told.end(), where) != told.end()) continue;
    told.push_back(where);
    notes.add(where,
              fmt::format("{}: use {}",
                          misfit_text(fmt::format("panel {}", choice->panel->name), *choice->panel, out),
                          instead(out, false)));
  }
}

}  // namespace gradreel
