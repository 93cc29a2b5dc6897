#include <fmt/format.h>

#include "scene/read_entry.hpp"
#include "scene/sections.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxNumbers = 64, kMaxNames = 64;

void read_numbers(MapReader& map, const Param& p, ParamValues& values) {
  const auto* list = map.list(p.name, 1, kMaxNumbers, "numbers");
  if (!list) return;
  Numbers numbers;
  for (const Value& item : *list) {
    const auto number = as_number(item, map.name_of(p.name), p.range, map.notes());
    if (!number) return;
    if (!numbers.empty() && *number <= numbers.back()) {
      map.notes().add(item, fmt::format("{} must rise from one to the next, not {} after {}",
                                        map.name_of(p.name), *number, numbers.back()));
      return;
    }
    numbers.push_back(*number);
  }
  values.set(p.name, std::move(numbers));
}

/// A list, or one alone.
void read_names(MapReader& map, const Param& p, ParamValues& values) {
  const std::string name = map.name_of(p.name);
  const auto as_item = [&](const Value& item) {
    return p.choices.empty() ? as_text(item, name, p.text, map.notes())
                             : as_name(item, name, p.choices, map.notes());
  };
  Names names;
  if (const Value* value = map.find(p.name); !value) {
    return;
  } else if (value->kind == ValueKind::scalar) {
    if (auto item = as_item(*value)) names.push_back(*std::move(item));
  } else if (const auto* list = map.list(p.name, 1, kMaxNames, "names")) {
    for (const Value& item : *list) {
      if (auto text = as_item(item)) names.push_back(*std::move(text));
    }
  }
  if (!names.empty()) values.set(p.name, std::move(names));
}

void read_param(MapReader& map, const Param& p, ParamValues& values) {
  if (p.is_size) {
    if (const auto v = map.size(p.name, p.range)) values.set(p.name, *v);
  } else if (std::holds_alternative<double>(p.fallback)) {
    if (const auto v = map.number(p.name, p.range)) values.set(p.name, *v);
  } else if (std::holds_alternative<bool>(p.fallback)) {
    if (const auto v = map.flag(p.name)) values.set(p.name, *v);
  } else if (std::holds_alternative<Numbers>(p.fallback)) {
    read_numbers(map, p, values);
  } else if (std::holds_alternative<Names>(p.fallback)) {
    read_names(map, p, values);
  } else if (p.choices.empty()) {
    if (const auto v = map.text(p.name, p.text)) values.set(p.name, *v);
  } else if (const auto v = map.name(p.name, p.choices)) {
    values.set(p.name, *v);
  }
}

}  // namespace

void read_params(MapReader& map, std::span<const Param> declared, ParamValues& values,
                 std::string_view skip) {
  for (const Param& p : declared) {
    if (p.name == skip) continue;
    if (p.required) map.require(p.name);
    read_param(map, p, values);
  }
}

void read_surface(MapReader& scene, Scene& out) {
  const Value* value = scene.find("surface");
  scene.require("surface");
  if (!value) return;
  if (value->kind != ValueKind::mapping) {
    const SurfaceEntry* entry = as_entry(*value, "surface", surfaces(), scene.notes());
    if (entry) out.surface = choice_of(*entry, ParamValues(entry->params));
  } else {
    MapReader map(*value, "surface", "surface", scene.notes());
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
    if (const auto p = as_point(*start, "start", kCoordinate, scene.notes())) out.starts.push_back(*p);
  } else if (const auto* list = scene.list("starts", 1, kMaxDescents, "points [x, y]")) {
    for (const Value& item : *list) {
      if (const auto p = as_point(item, "a start", kCoordinate, scene.notes())) out.starts.push_back(*p);
    }
  }
  if (out.starts.empty() && out.surface.objective) out.starts = {out.surface.starts.front()};
}

}  // namespace gradreel
