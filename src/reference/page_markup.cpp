#include "reference/page_markup.hpp"

#include <fmt/format.h>

namespace gradreel {

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '*' || c == '|' || c == '<' || c == '`') out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string link(std::string_view heading) {
  std::string anchor;  // as GitHub makes it
  for (const char c : heading) {
    if (c == '.' || c == ',') continue;
    anchor += c == ' ' ? '-' : c;
  }
  return fmt::format("[{}](#{})", heading, anchor);
}

std::string markdown_table(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out += fmt::format("| {} |\n", fmt::join(rows[i], " | "));
    if (i > 0) continue;
    for (std::size_t k = 0; k < rows[i].size(); ++k) out += "|---";
    out += "|\n";
  }
  return out + '\n';
}

}  // namespace gradreel
