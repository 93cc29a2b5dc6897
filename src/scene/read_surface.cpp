#include "scene/read_surface.hpp"

#include <algorithm>

#include "scene/limits.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"
#include "scene/typed_surface.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

const Section& surface_section() {
  static const Section section = {
      .name = "surface",
      .doc = "a surface with parameters",
      .keys = {{.name = "name",
                .forms = {form::choice(entry_names(surfaces()), "surface")},
                .doc = "which surface",
                .required = true,
                .example = "rosenbrock"}},
      .components = Components::surfaces,
      .selector = "name",
  };
  return section;
}

void read_surface(MapReader& scene, Scene& out) {
  const Value* value = scene.find("surface");
  scene.require("surface");
  if (!value) return;
  if (value->kind != ValueKind::mapping) {
    const SurfaceEntry* entry = as_entry(*value, "surface", surfaces(), scene.notes());
    if (entry) out.surface = choice_of(*entry, ParamValues(entry->params));
  } else if (std::any_of(value->entries.begin(), value->entries.end(),
                         [](const Entry& e) { return e.key == "formula"; })) {
    read_typed_surface(*value, scene.notes(), out);
  } else {
    MapReader map = *scene.map("surface");
    map.require("name");
    const Value* name = map.find("name");
    const SurfaceEntry* entry = name ? as_entry(*name, "surface", surfaces(), scene.notes()) : nullptr;
    if (!entry) return;  // without it nothing is known of the other keys
    ParamValues params(entry->params);
    read_params(map, entry->params, params);
    map.finish();
    out.surface = choice_of(*entry, params);
  }
}

void read_starts(MapReader& scene, Scene& out) {
  const Value* start = scene.find("start");
  if (start && scene.find("starts")) {
    scene.notes().add(scene.place_of("start"), "start and starts exclude each other",
                      "put all of them into starts");
  }
  if (start) {
    if (const auto p = scene.point("start")) out.starts.push_back(*p);
  } else if (const auto* list = scene.list("starts")) {
    const Form& form = scene.item_form("starts", Shape::tuple);
    for (const Value& item : *list) {
      if (const auto p = as_point(item, "a start", form, scene.notes())) out.starts.push_back(*p);
    }
  }
  if (out.starts.empty() && out.surface.objective) out.starts = {out.surface.starts.front()};
}

}  // namespace gradreel
