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

std::string link(std::string_view heading) { return link_to("", heading); }

std::string link_to(std::string_view page, std::string_view heading) {
  std::string anchor;  // as GitHub makes it
  for (const char c : heading) {
    if (c == '.' || c == ',') continue;
    anchor += c == ' ' ? '-' : c;
  }
  return fmt::format("[{}]({}#{})", heading, page, anchor);
}

std::string with_links_from(std::string_view name, std::string_view text) {
  const std::string own = fmt::format("{}.md#", name);
  const std::string_view folder = name.substr(0, name.rfind('/') + 1);
  std::string out;
  for (;;) {
    const std::size_t link = text.find("](");
    if (link == std::string_view::npos) return out.append(text);
    out += text.substr(0, link + 2);
    text.remove_prefix(link + 2);
    if (text.starts_with(own)) {
      text.remove_prefix(own.size() - 1);
    } else if (!folder.empty() && text.starts_with(folder)) {
      text.remove_prefix(folder.size());
    } else if (!folder.empty() && !text.starts_with("#") && !text.starts_with("http")) {
      out += "../";
    }
  }
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
