// Entries of registries, by their names.
#pragma once

#include <span>

#include "scene/reader.hpp"

namespace gradreel {

/// The one of `all` that `value` names, or null: "unknown KIND 'x'".
template <class Entry>
const Entry* as_entry(const Value& value, std::string_view kind, std::span<const Entry* const> all,
                      Notes& notes) {
  std::vector<std::string_view> known;
  for (const Entry* entry : all) known.push_back(entry->name);
  const auto name = as_name(value, kind, known, notes);
  if (!name) return nullptr;
  for (const Entry* entry : all) {
    if (entry->name == *name) return entry;
  }
  return nullptr;
}

/// The same of a name, or of a mapping with the key `name`. Without an entry nothing is known of other keys.
template <class Entry>
const Entry* as_named_entry(const Value& item, std::string_view kind, std::span<const Entry* const> all,
                            Notes& notes) {
  if (item.kind != ValueKind::mapping) return as_entry(item, kind, all, notes);
  MapReader map(item, std::string(kind), "", notes);
  map.require("name");
  const Value* name = map.find("name");
  return name ? as_entry(*name, kind, all, notes) : nullptr;
}

}  // namespace gradreel
