#include "reference/catalogue.hpp"

#include <algorithm>

#include "draw/colormap.hpp"
#include "film/layout.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "reference/describe_entries.hpp"
#include "scene/many_surface.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

namespace {

/// Entries that have a title and a formula.
template <class Entries>
std::vector<Named> formulas(const Entries& entries) {
  std::vector<Named> all;
  for (const auto* e : entries) {
    all.push_back({std::string(e->name), std::string(e->title), std::string(e->formula)});
  }
  return all;
}

std::vector<Named> all_surfaces() {
  std::vector<Named> all = formulas(surfaces());
  for (const ManyObjective& o : many_objectives())
    all.push_back({std::string(o.name), std::string(o.title), std::string(o.formula)});
  return all;
}

template <class T>
std::vector<Named> descriptions(const Configs::Named<T>& configs) {
  std::vector<Named> all;
  for (const auto& [name, value] : configs) all.push_back({name, "", value.description});
  return all;
}

std::vector<Named> all_layouts() {
  std::vector<Named> all;
  for (const std::string_view name : layout_names())
    all.push_back({std::string(name), "", std::string(layout_doc(name))});
  return all;
}

std::vector<Named> all_panels() {
  std::vector<Named> all;
  for (const PanelEntry* e : panels()) all.push_back({std::string(e->name), "", std::string(e->doc)});
  return all;
}

std::vector<Named> all_overlays() {
  std::vector<Named> all;
  for (const OverlayEntry* e : overlays()) all.push_back({std::string(e->name), "", std::string(e->doc)});
  return all;
}

std::vector<Named> all_formats() {
  std::vector<Named> all;
  for (const FormatEntry* e : formats()) all.push_back({std::string(e->name), "", std::string(e->doc)});
  return all;
}

std::vector<Named> all_colormaps() {
  std::vector<Named> all;
  for (const Colormap& c : colormaps()) all.push_back({std::string(c.name), "", std::string(c.source)});
  return all;
}

const Kind kKinds[] = {
    {"surfaces", "surface", [](const Configs&) { return all_surfaces(); }, describe_surface},
    {"optimizers", "optimizer", [](const Configs&) { return formulas(optimizers()); }, describe_optimizer},
    {"schedules", "schedule", [](const Configs&) { return formulas(schedules()); }, describe_schedule},
    {"optimizer_sets", "optimizer set", [](const Configs& c) { return descriptions(c.optimizer_sets()); },
     describe_optimizer_set},
    {"profiles", "profile", [](const Configs& c) { return descriptions(c.profiles()); }, describe_profile},
    {"formats", "format", [](const Configs&) { return all_formats(); }, describe_format},
    {"themes", "theme", [](const Configs& c) { return descriptions(c.themes()); }, describe_theme},
    {"languages", "language", [](const Configs& c) { return descriptions(c.languages()); },
     describe_language},
    {"layouts", "layout", [](const Configs&) { return all_layouts(); }, describe_layout},
    {"panels", "panel", [](const Configs&) { return all_panels(); }, describe_panel},
    {"overlays", "overlay", [](const Configs&) { return all_overlays(); }, describe_overlay},
    {"colormaps", "colormap", [](const Configs&) { return all_colormaps(); }, describe_colormap},
};

}  // namespace

std::span<const Kind> kinds() { return kKinds; }

const Kind* find_kind(std::string_view plural) {
  const auto* const found =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind& k) { return k.plural == plural; });
  return found == std::end(kKinds) ? nullptr : found;
}

}  // namespace gradreel
