#include "panels/registry.hpp"

#include <array>

namespace gradreel {

namespace panel_entries {
#define PANEL(name) const PanelEntry& name();
#include "panels/panels.def"
#undef PANEL
}  // namespace panel_entries

std::span<const PanelEntry* const> panels() {
  static const std::array all = {
#define PANEL(name) &panel_entries::name(),
#include "panels/panels.def"
#undef PANEL
  };
  return all;
}

const PanelEntry* find_panel(std::string_view name) {
  for (const PanelEntry* entry : panels()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

}  // namespace gradreel
