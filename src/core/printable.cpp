#include "core/printable.hpp"

#include <fmt/format.h>

#include "core/utf8.hpp"

namespace gradreel {

namespace {

std::string escape_of(char32_t code) {
  if (code == '\t') return "\\t";
  if (code == '\n') return "\\n";
  if (code == '\r') return "\\r";
  const auto number = static_cast<unsigned>(code);
  return code < 0x80 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{:04X}", number);
}

}  // namespace

bool is_unprintable(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool turns = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
  return is_control || turns || c == 0x2028 || c == 0x2029;
}

std::string printable(std::string_view text, std::string_view kept) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = code_point_length(text, at);
    if (length == 0) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[at++]));
      continue;
    }
    const char32_t code = code_point_at(text, at, length);
    const bool is_kept =
        !is_unprintable(code) || (length == 1 && kept.find(text[at]) != std::string_view::npos);
    if (is_kept) {
      out += text.substr(at, length);
    } else {
      out += escape_of(code);
    }
    at += length;
  }
  return out;
}

std::string printable_line(std::string_view text) { return printable(text, ""); }

}  // namespace gradreel
