// What a layout says of its panels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/reader.hpp"
#include "scene/scene.hpp"

namespace gradreel {

/// What a panel's mapping may say beside `panel` and `title`: descents, if it shows any, and its options.
std::vector<Key> panel_keys(const PanelEntry& entry);

/// The key `panels` of a layout.
Key panels_key(std::string_view doc);

/// The values of `panels`, by their names.
std::vector<const Entry*> entries_of(MapReader& map);

/// What `panels` says of an area, or nothing: then its name is the panel's. Its title, descents and options.
std::optional<PanelChoice> read_panel(const std::string& name, const Value& area, const Value* said,
                                      const Scene& scene, Notes& notes);

}  // namespace gradreel
