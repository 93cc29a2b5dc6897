#include "reference/entry_markup.hpp"

#include <fmt/format.h>

#include <vector>

#include "reference/entry_facts.hpp"
#include "reference/page_markup.hpp"

namespace gradreel {

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

std::string display_formula(std::string_view latex) {
  // Markdown takes a backslash before punctuation for an escape, so \\ and \{ have other names here.
  std::string text(latex);
  text = replaced(text, "\\{", "\\lbrace");
  text = replaced(text, "\\}", "\\rbrace");
  text = replaced(text, "\n", " \\cr\n& ");
  return fmt::format("$$\n\\begin{{aligned}}\n& {}\n\\end{{aligned}}\n$$\n\n", text);
}

std::string parameters_table(std::span<const Param> params) {
  if (params.empty()) return "";
  std::vector<std::vector<std::string>> rows = {{"Parameter", "Symbol", "Default", "Range", "Meaning"}};
  for (const Param& p : params) {
    rows.push_back(
        {code(p.name), plain(p.symbol), code(human_text(p.fallback)), plain(range_text(p)), plain(p.doc)});
  }
  return markdown_table(rows);
}

std::string entry_heading(std::string_view name, std::string_view title) {
  return fmt::format("## {}\n\n**{}**\n\n", name, plain(title));
}

}  // namespace gradreel
