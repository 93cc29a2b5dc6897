#include <array>

#include "video/format_entry.hpp"

namespace gradreel {

namespace format_entries {
#define FORMAT(name) const FormatEntry& name();
#include "video/formats.def"
#undef FORMAT
}  // namespace format_entries

std::span<const FormatEntry* const> formats() {
  static const std::array all = {
#define FORMAT(name) &format_entries::name(),
#include "video/formats.def"
#undef FORMAT
  };
  return all;
}

const FormatEntry* find_format(std::string_view name) {
  for (const FormatEntry* entry : formats()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

}  // namespace gradreel
