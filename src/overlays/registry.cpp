#include "overlays/registry.hpp"

#include <array>

namespace gradreel {

namespace overlay_entries {
#define OVERLAY(name) const OverlayEntry& name();
#include "overlays/overlays.def"
#undef OVERLAY
}  // namespace overlay_entries

std::span<const OverlayEntry* const> overlays() {
  static const std::array all = {
#define OVERLAY(name) &overlay_entries::name(),
#include "overlays/overlays.def"
#undef OVERLAY
  };
  return all;
}

const OverlayEntry* find_overlay(std::string_view name) {
  for (const OverlayEntry* entry : overlays()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

}  // namespace gradreel
