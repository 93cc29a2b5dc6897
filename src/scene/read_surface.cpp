#include "scene/read_surface.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scene/data_surface.hpp"
#include "scene/flow_text.hpp"
#include "scene/grid_surface.hpp"
#include "scene/limits.hpp"
#include "scene/many_surface.hpp"
#include "scene/read_entry.hpp"
#include "scene/read_params.hpp"
#include "scene/read_place.hpp"
#include "scene/read_recordings.hpp"
#include "scene/typed_surface.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

const Section& surface_section() {
  static const Section section = {
      .name = "surface",
      .doc = "a surface with parameters",
      .keys = {{.name = "name",
                .forms = {form::choice(surface_names(), "surface")},
                .doc = "which surface",
                .required = true,
                .example = "rosenbrock"}},
      .components = Components::surfaces,
      .selector = "name",
  };
  return section;
}

namespace {

/// By its name alone.
void read_named_surface(const Value& value, Notes& notes, Scene& out) {
  const auto name = as_name(value, "surface", surface_names(), notes);
  if (!name) return;
  if (const SurfaceEntry* entry = find_surface(*name)) {
    out.surface = choice_of(*entry, ParamValues(entry->params));
    return;
  }
  Value nothing = value;
  nothing.kind = ValueKind::mapping;
  MapReader map = MapReader::of_key(nothing, surface_section(), notes, "surface");
  read_many_surface(map, *find_many_objective(*name), out);
}

/// `{name, parameters}`
void read_surface_with_keys(MapReader& scene, const Value& value, Scene& out) {
  Notes& notes = scene.notes();
  MapReader map = *scene.map("surface");
  map.require("name");
  const Value* written = map.find("name");
  const auto name = written ? as_name(*written, "surface", surface_names(), notes) : std::nullopt;
  if (const ManyObjective* many = name ? find_many_objective(*name) : nullptr)
    return read_many_surface(map, *many, out);
  const SurfaceEntry* known = name ? find_surface(*name) : nullptr;
  const SurfaceEntry* entry = known ? known : probable_entry(value, surfaces());
  if (!entry) return check_keys_of_any(value, surface_section(), notes);
  ParamValues params(entry->params);
  read_params(map, entry->params, params);
  const std::optional<Key> dimension = dimension_key(entry->name);
  if (dimension) map.declare({&*dimension, 1});
  const bool is_chain = dimension && known && read_rosenbrock_chain(map, params, out);
  map.finish();
  if (known && !is_chain) out.surface = choice_of(*known, params);
}

}  // namespace

void read_surface(MapReader& scene, Scene& out) {
  const Value* value = scene.find("surface");
  if (runs_optimizers(scene)) scene.require("surface");
  if (!value) return;
  if (value->kind == ValueKind::scalar && value->text.find_first_of("^*/+()") != std::string::npos) {
    const std::string formula = flow_text(*value).value_or("...");
    scene.notes().add(
        *value, "surface: a formula needs its key and a domain",
        fmt::format("write surface: {{formula: {}, domain: {{x: [-5, 5], y: [-5, 5]}}}}", formula));
  } else if (value->kind != ValueKind::mapping) {
    read_named_surface(*value, scene.notes(), out);
  } else if (value->entry("formula")) {
    read_typed_surface(*value, scene.notes(), out);
  } else if (is_data_surface(*value)) {
    read_data_surface(*value, scene.notes(), out);
  } else if (value->entry("grid")) {
    read_grid_surface(*value, scene.notes(), out);
  } else {
    read_surface_with_keys(scene, *value, out);
  }
}

namespace {

/// Two numbers.
bool is_one_point(const std::vector<Value>& list) {
  return list.size() == 2 &&
         std::all_of(list.begin(), list.end(), [](const Value& v) { return v.kind == ValueKind::scalar; });
}

}  // namespace

void read_starts(MapReader& scene, Scene& out) {
  if (!runs_optimizers(scene)) {
    refuse_idle(scene, {"start", "starts"});
    return;
  }
  const Value* start = scene.find("start");
  if (start && scene.find("starts")) {
    scene.notes().add(scene.place_of("start"), "start and starts exclude each other",
                      "put all of them into starts");
  }
  if (out.space) return read_many_starts(scene, out);
  const int dimension = out.surface.objective ? out.surface.dimension() : 0;
  if (start && start->kind == ValueKind::sequence && !start->items.empty() &&
      start->items[0].kind == ValueKind::sequence) {
    scene.notes().add(*start, "start: expected [x, y], found a list of points",
                      fmt::format("write starts: {}", flow_text(*start).value_or("[[x, y], ...]")));
  } else if (start) {
    if (const auto p = as_place(*start, "start", dimension, scene.notes())) out.starts.push_back(*p);
  } else if (const auto* list = scene.list("starts")) {
    if (dimension == 2 && is_one_point(*list)) {
      const Value& value = *scene.find("starts");
      scene.notes().add(value, "starts: expected a list of points [x, y], found a list",
                        fmt::format("write starts: [{}]", flow_text(value).value_or("[x, y]")));
      return;
    }
    for (const Value& item : *list) {
      if (const auto p = as_place(item, "a start", dimension, scene.notes())) out.starts.push_back(*p);
    }
  }
  if (out.starts.empty() && out.surface.objective) out.starts = {out.surface.starts.front()};
}

}  // namespace gradreel
