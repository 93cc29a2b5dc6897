#include "reference/mapping_section.hpp"

#include <algorithm>

namespace gradreel {

std::string_view telling_key(const Section& section) {
  const auto at =
      std::find_if(section.keys.begin(), section.keys.end(), [](const Key& key) { return key.required; });
  return at == section.keys.end() ? std::string_view() : at->name;
}

const Value* stated_in(const Value* map, std::string_view key) {
  const Entry* entry = map ? map->entry(key) : nullptr;
  return entry ? &entry->value : nullptr;
}

const Section* mapping_section(std::span<const Form> forms, const Value& map) {
  const Section* any = nullptr;
  for (const Form& form : forms) {
    if (!form.section) continue;
    const std::string_view key = telling_key(*form.section);
    if (!key.empty() && key != "name" && map.entry(key)) return form.section;
    if (!any || key == "name") any = form.section;
  }
  return any;
}

}  // namespace gradreel
