#include "core/ascii.hpp"

#include <fmt/format.h>

namespace gradreel {

std::string lower_case(std::string text) {
  for (char& c : text) c = lower_case(c);
  return text;
}

std::string percent_encoded(std::string_view text, std::string_view plain) {
  std::string out;
  for (const char c : text) {
    if (is_letter_or_digit(c) || plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace gradreel
