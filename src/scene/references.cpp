#include "scene/references.hpp"

#include <algorithm>

namespace gradreel {

bool is_variable_name(std::string_view name) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
  });
}

std::optional<Reference> next_reference(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = text.find("${", at)) != std::string_view::npos; at += 2) {
    const std::size_t close = text.find_first_of("{}", at + 2);
    const bool is_escaped = at > 0 && text[at - 1] == '\\';
    if (is_escaped || close == std::string_view::npos || text[close] == '{') continue;
    return Reference{at, close + 1, std::string(text.substr(at + 2, close - at - 2))};
  }
  return std::nullopt;
}

}  // namespace gradreel
