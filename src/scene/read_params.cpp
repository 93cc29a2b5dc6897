#include "scene/read_params.hpp"

#include <fmt/format.h>

namespace gradreel {

namespace {

void read_numbers(MapReader& map, const Param& p, ParamValues& values) {
  if (p.is_count && map.find(p.name) && map.find(p.name)->kind != ValueKind::sequence) {
    if (const auto count = map.whole(p.name)) values.set(p.name, Numbers{static_cast<double>(*count)});
    return;
  }
  const auto* list = map.list(p.name);
  if (!list) return;
  const Range range = p.is_count ? Range() : p.range;
  Numbers numbers;
  for (const Value& item : *list) {
    const auto number = as_number(item, map.name_of(p.name), range, map.notes());
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
  } else if (const auto* list = map.list(p.name)) {
    for (const Value& item : *list) {
      if (auto text = as_item(item)) names.push_back(*std::move(text));
    }
  }
  if (!names.empty()) values.set(p.name, std::move(names));
}

void read_param(MapReader& map, const Param& p, ParamValues& values) {
  if (p.is_size) {
    if (const auto v = map.size(p.name)) values.set(p.name, *v);
  } else if (std::holds_alternative<double>(p.fallback)) {
    if (const auto v = map.number(p.name)) values.set(p.name, *v);
  } else if (std::holds_alternative<bool>(p.fallback)) {
    if (const auto v = map.flag(p.name)) values.set(p.name, *v);
  } else if (std::holds_alternative<Numbers>(p.fallback)) {
    read_numbers(map, p, values);
  } else if (std::holds_alternative<Names>(p.fallback)) {
    read_names(map, p, values);
  } else if (p.choices.empty()) {
    if (const auto v = map.text(p.name)) values.set(p.name, *v);
  } else if (const auto v = map.name(p.name)) {
    values.set(p.name, *v);
  }
}

}  // namespace

void read_params(MapReader& map, std::span<const Param> declared, ParamValues& values,
                 std::string_view skip) {
  map.declare(keys_of(declared));
  for (const Param& p : declared) {
    if (p.name == skip) continue;
    if (p.required) map.require(p.name);
    read_param(map, p, values);
  }
}

void refuse_idle_spacing(MapReader& map, const ParamValues& values) {
  if (!values.has("levels") || values.numbers("levels").size() < 2 || !map.find("level_spacing")) return;
  map.notes().add(
      map.place_of("level_spacing"),
      fmt::format("{} has no effect: {} lists values", map.name_of("level_spacing"), map.name_of("levels")));
}

}  // namespace gradreel
