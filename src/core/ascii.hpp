// Characters of ASCII, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace gradreel {

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Other characters stay as they are.
std::string lower_case(std::string text);

/// As a part of a URL: everything but letters, digits and the characters of `plain` as %XX.
std::string percent_encoded(std::string_view text, std::string_view plain);

}  // namespace gradreel
