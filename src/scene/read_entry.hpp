// Entries of registries, by their names.
#pragma once

#include <span>

#include "core/suggest.hpp"
#include "scene/reader.hpp"

namespace gradreel {

template <class Entry>
std::vector<std::string_view> entry_names(std::span<const Entry* const> all) {
  std::vector<std::string_view> names;
  for (const Entry* entry : all) names.push_back(entry->name);
  return names;
}

/// The one of `all` that `value` names, or null: "unknown KIND 'x'".
template <class Entry>
const Entry* as_entry(const Value& value, std::string_view kind, std::span<const Entry* const> all,
                      Notes& notes) {
  const auto name = as_name(value, kind, entry_names(all), notes);
  if (!name) return nullptr;
  for (const Entry* entry : all) {
    if (entry->name == *name) return entry;
  }
  return nullptr;
}

/// The same of a name, or of a mapping of `section`, whose key `name` says which. Without an entry nothing is
/// known of other keys.
template <class Entry>
const Entry* as_named_entry(const Value& item, const Section& section, std::span<const Entry* const> all,
                            Notes& notes) {
  if (item.kind != ValueKind::mapping) return as_entry(item, section.name, all, notes);
  MapReader map(item, section, notes);
  map.require("name");
  const Value* name = map.find("name");
  return name ? as_entry(*name, section.name, all, notes) : nullptr;
}

/// The one that a wrong name was probably meant to be, so that the rest of a mapping can be looked at; or
/// null.
template <class Entry>
const Entry* probable_entry(const Value& item, std::span<const Entry* const> all) {
  for (const gradreel::Entry& e : item.entries) {
    constexpr std::string_view kName = "name";
    if (same_name(e.key, {&kName, 1}).empty() || e.value.kind != ValueKind::scalar) continue;
    const std::vector<std::string_view> names = entry_names(all);
    const std::string_view near = nearest(e.value.text, names);
    for (const Entry* entry : all) {
      if (entry->name == near) return entry;
    }
  }
  return nullptr;
}

/// Of a mapping whose name says nothing: keys that no component has are mistakes.
void check_keys_of_any(const Value& item, const Section& section, Notes& notes);

}  // namespace gradreel
