#include "docs/pages.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace gradreel::testing {

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GRADREEL_SOURCE_DIR;

std::string without_code(const std::string& line) {
  static const std::regex code("`[^`]*`");
  return std::regex_replace(line, code, "");
}

/// `heading` without markup, as GitHub turns it into an anchor: lower case, without punctuation, hyphens for
/// spaces.
std::string anchor_of(const std::string& heading) {
  static const std::regex link("\\[([^\\]]*)\\]\\([^)]*\\)");
  std::string anchor;
  for (const char c : std::regex_replace(heading, link, "$1")) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '_')
      anchor += static_cast<char>(std::tolower(byte));
    if (c == ' ') anchor += '-';
  }
  return anchor;
}

void add_anchor(Page& page, const std::string& heading) {
  const std::string anchor = anchor_of(heading);
  std::string name = anchor;
  for (int n = 1; !page.anchors.insert(name).second; ++n) name = anchor + "-" + std::to_string(n);
}

void add_inline_code(Page& page, const std::string& line, int number) {
  static const std::regex code("`([^`]+)`");
  for (std::sregex_iterator it(line.begin(), line.end(), code), end; it != end; ++it)
    page.inline_code.push_back({(*it)[1], number});
}

void add_links(Page& page, const std::string& line, int number) {
  static const std::regex link("\\]\\(([^)\\s]+)\\)|(?:src|href|srcset)=\"([^\"]+)\"");
  const std::string text = without_code(line);
  for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it)
    page.links.push_back({(*it)[1].matched ? (*it)[1].str() : (*it)[2].str(), number});
}

}  // namespace

Page read_page(const std::string& path, const std::string& text) {
  Page page;
  page.path = path;
  std::istringstream in(text);
  bool in_block = false, in_list = false;
  std::string before;
  for (std::string line; std::getline(in, line); before = line) {
    ++page.lines;
    if (line.rfind("```", 0) == 0) {
      in_block = !in_block;
      if (in_block) page.blocks.push_back({line.substr(3), "", page.lines});
      continue;
    }
    if (in_block) {
      page.blocks.back().text += line + "\n";
      continue;
    }
    if (line.rfind("- ", 0) == 0 || line.rfind("1. ", 0) == 0) in_list = true;
    if (!line.empty() && line[0] != ' ' && line[0] != '-' && !std::isdigit(line[0])) in_list = false;
    if (line.rfind("    ", 0) == 0 && before.empty() && !in_list) page.indented_code.push_back(page.lines);
    if (line[0] == '#') add_anchor(page, line.substr(line.find_first_not_of("# ")));
    add_links(page, line, page.lines);
    add_inline_code(page, line, page.lines);
  }
  return page;
}

std::vector<Page> project_pages() {
  std::vector<fs::path> paths = {kRoot / "README.md", kRoot / "CONTRIBUTING.md", kRoot / "CHANGELOG.md",
                                 kRoot / "SECURITY.md", kRoot / "THIRD_PARTY.md"};
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "docs")) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Page> pages;
  for (const fs::path& path : paths) {
    std::ifstream file(path);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    pages.push_back(read_page(fs::relative(path, kRoot).string(), text));
  }
  return pages;
}

std::string place_of(const Page& page, int line) { return page.path + ":" + std::to_string(line); }

bool is_for_users(const Page& page) {
  return page.path == "README.md" ||
         (page.path.rfind("docs/", 0) == 0 && page.path.rfind("docs/howto/", 0) != 0 &&
          page.path != "docs/design.md");
}

}  // namespace gradreel::testing
