// Markdown of the pages that are made by the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

inline constexpr std::string_view kGeneratedNotice =
    "<!-- Made by scripts/update-docs from the program: not to be edited. -->\n";

/// Text, with what Markdown would take for markup escaped.
std::string plain(std::string_view text);

std::string code(std::string_view text);

/// To the heading of that text on the same page.
std::string link(std::string_view heading);

/// To the heading of that text on `page`, a path in docs/.
std::string link_to(std::string_view page, std::string_view heading);

/// `text`, whose links are paths in docs/, as it stands on page `name` ("keys/time").
std::string with_links_from(std::string_view name, std::string_view text);

/// The first row is the heading; cells are Markdown.
std::string markdown_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace gradreel
