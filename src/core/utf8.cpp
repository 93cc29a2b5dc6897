#include "core/utf8.hpp"

#include <algorithm>

namespace gradreel {

namespace {

unsigned char utf8_byte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool goes_on(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Bounds of the second byte, narrower after some leads: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
bool is_second_byte(unsigned char lead, unsigned char second) {
  if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
  if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
  return goes_on(second);
}

}  // namespace

std::size_t code_point_length(std::string_view text, std::size_t at) {
  const unsigned char lead = utf8_byte(text, at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || at + length > text.size() || !is_second_byte(lead, utf8_byte(text, at + 1))) return 0;
  for (std::size_t i = at + 2; i < at + length; ++i) {
    if (!goes_on(utf8_byte(text, i))) return 0;
  }
  return length;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !goes_on(static_cast<unsigned char>(c)); }));
}

std::size_t bytes_of_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && (count > 0 || goes_on(utf8_byte(text, at)))) {
    if (!goes_on(utf8_byte(text, at))) --count;
    ++at;
  }
  return at;
}

char32_t code_point_at(std::string_view text, std::size_t at, std::size_t length) {
  const unsigned char lead = utf8_byte(text, at);
  if (length == 1) return lead;
  auto code = static_cast<char32_t>(lead & (0x7F >> length));
  for (std::size_t i = at + 1; i < at + length; ++i) code = code << 6 | (utf8_byte(text, i) & 0x3F);
  return code;
}

}  // namespace gradreel
