#include "cli/shell_word.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/printable.hpp"
#include "core/utf8.hpp"

namespace gradreel {

namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_./,:=+@%").find(c) != std::string_view::npos;
}

/// `text` in $'...', whose escapes spell what a terminal would not show.
std::string escaped_word(const std::string& text) {
  std::string word = "$'";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = code_point_length(text, at);
    const bool is_shown = length > 0 && !is_unprintable(code_point_at(text, at, length));
    for (const std::size_t end = at + std::max<std::size_t>(1, length); at < end; ++at) {
      if (!is_shown) {
        word += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
      } else {
        if (text[at] == '\'' || text[at] == '\\') word += '\\';
        word += text[at];
      }
    }
  }
  return word + "'";
}

}  // namespace

std::string shell_word(const std::string& text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
  if (printable_line(text) != text) return escaped_word(text);
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? "'\\''" : std::string(1, c);
  return word + "'";
}

}  // namespace gradreel
