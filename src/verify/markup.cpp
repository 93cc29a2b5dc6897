#include "verify/markup.hpp"

#include <fmt/format.h>
#include <nettle/base64.h>

#include "core/ascii.hpp"
#include "core/printable.hpp"

namespace gradreel {

std::string as_text(std::string_view text) {
  constexpr std::string_view kHarmless = " .,;:/-+=%";
  std::string out;
  for (const char c : printable_line(text)) {
    const bool stays = is_letter_or_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0 ||
                       kHarmless.find(c) != std::string_view::npos;
    out += stays ? std::string(1, c) : fmt::format("&#{};", static_cast<int>(c));
  }
  return out;
}

std::string as_address(std::string_view path) { return percent_encoded(path, "-._~/"); }

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), bytes.data());
  return out;
}

}  // namespace gradreel
