#include <array>

#include "video/format_entry.hpp"
#include "video/libav.hpp"

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

void require_encoder(const std::string& encoder, const std::string& codec) {
  if (avcodec_find_encoder_by_name(encoder.c_str())) return;
  throw Error("this libavcodec has no " + encoder + ": " + codec + " cannot be encoded");
}

void require_encoder(const FormatEntry& format, const ParamValues& params) {
  if (!format.encoder) return;
  const auto [encoder, codec] = format.encoder(params);
  require_encoder(encoder, codec);
}

}  // namespace gradreel
