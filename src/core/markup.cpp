#include "core/markup.hpp"

#include <fmt/format.h>
#include <nettle/base64.h>

#include "core/ascii.hpp"
#include "core/printable.hpp"

namespace gradreel {

namespace {

std::string escaped(std::string_view text, std::string_view kept) {
  constexpr std::string_view kHarmless = " .,;:/-+=%";
  std::string out;
  for (const char c : printable(text, kept)) {
    const bool stays = is_letter_or_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0 ||
                       kHarmless.find(c) != std::string_view::npos || kept.find(c) != std::string_view::npos;
    out += stays ? std::string(1, c) : fmt::format("&#{};", static_cast<int>(c));
  }
  return out;
}

}  // namespace

std::string as_text(std::string_view text) { return escaped(text, ""); }

std::string as_lines(std::string_view text) {
  std::string lines(text);
  std::erase(lines, '\r');  // of line ends
  return escaped(lines, "\t\n");
}

std::string as_address(std::string_view path) { return percent_encoded(path, "-._~/"); }

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), bytes.data());
  return out;
}

}  // namespace gradreel
