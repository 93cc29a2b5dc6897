// Pages are short, their links lead somewhere, and their code is marked as what it is.
#include "docs/pages.hpp"

#include <filesystem>
#include <map>

#include "catch.hpp"

using namespace gradreel::testing;

namespace {

namespace fs = std::filesystem;

const fs::path kProjectRoot = GRADREEL_SOURCE_DIR;

constexpr int kLongestPage = 250;

/// What a block may be. "sh" and "console" are run, those that begin with "yaml" are read, "python" is run,
/// "makefile" is the Makefile of the commands below.
const std::set<std::string> kInfos = {"sh",
                                      "console",
                                      "yaml",
                                      "yaml fragment",
                                      "yaml workflow",
                                      "text",
                                      "yaml profile",
                                      "yaml theme",
                                      "yaml optimizer set",
                                      "python",
                                      "cpp",
                                      "html",
                                      "latex",
                                      "powershell",
                                      "json",
                                      "diff",
                                      "yaml tutorial",
                                      "dockerfile",
                                      "makefile"};

/// Empty if `target`, written on `page`, leads somewhere.
std::string mistake(const Page& page, const std::string& target, const std::map<std::string, Page>& pages) {
  if (target.rfind("https://", 0) == 0) return "";
  const std::size_t hash = target.find('#');
  const std::string file = target.substr(0, hash);
  const fs::path path =
      file.empty() ? fs::path(page.path) : (fs::path(page.path).parent_path() / file).lexically_normal();
  if (!fs::exists(kProjectRoot / path)) return "no file " + path.string();
  if (hash == std::string::npos) return "";
  const auto other = pages.find(path.string());
  if (other == pages.end()) return path.string() + " is no page";
  return other->second.anchors.count(target.substr(hash + 1)) == 1 ? ""
                                                                   : "no such heading in " + path.string();
}

}  // namespace

TEST_CASE("all links of pages lead to a file, and to a heading of it") {
  std::map<std::string, Page> pages;
  for (const Page& page : project_pages()) pages[page.path] = page;
  CHECK(pages.size() >= 30);
  for (const auto& [path, page] : pages) {
    for (const Link& link : page.links) {
      INFO(place_of(page, link.line) << ": " << link.target);
      CHECK(mistake(page, link.target, pages) == "");
    }
  }
}

TEST_CASE("every picture of pages is used, and together they have at most 8 MB") {
  std::set<std::string> used;
  for (const Page& page : project_pages()) {
    for (const Link& link : page.links) used.insert(fs::path(link.target).filename());
  }
  std::uintmax_t total = 0;
  for (const auto& entry : fs::directory_iterator(kProjectRoot / "docs/pictures")) {
    const std::string name = entry.path().filename(), ending = entry.path().extension();
    if (ending != ".png" && ending != ".gif") continue;
    INFO(name);
    CHECK(used.count(name) == 1);
    total += entry.file_size();
  }
  CHECK(total <= 8'000'000);
  CHECK(fs::file_size(kProjectRoot / "docs/pictures/readme.gif") <= 1'500'000);
}

TEST_CASE("no page that people look things up in has more than 250 lines") {
  const std::set<std::string> may_be_long = {"CHANGELOG.md", "docs/design.md", "docs/gallery.md"};
  for (const Page& page : project_pages()) {
    if (may_be_long.count(page.path)) continue;
    INFO(page.path);
    CHECK(page.lines <= kLongestPage);
  }
}

TEST_CASE("code on pages is fenced, and says what it is") {
  for (const Page& page : project_pages()) {
    for (const int line : page.indented_code)
      FAIL_CHECK(place_of(page, line) << ": put it between ``` and ```");
    for (const Block& block : page.blocks) {
      INFO(place_of(page, block.line) << ": '" << block.info << "' is unknown to this test");
      CHECK(kInfos.count(block.info) == 1);
    }
  }
}

TEST_CASE("a page is read with its blocks, links and headings") {
  const Page page = read_page("docs/x.md",
                              "# A heading: x.y, `z_1`\n\n[one](a.md#b) and ![two](c.png) `[no](d.md)`\n"
                              "<img src=\"e.png\">\n\n    indented\n\n- item\n\n    of a list\n\n"
                              "```yaml fragment\n# no heading\n[no](f.md)\n```\n## Again\n## Again\n");
  CHECK(page.lines == 17);
  CHECK(page.anchors == std::set<std::string>{"a-heading-xy-z_1", "again", "again-1"});
  REQUIRE(page.links.size() == 3);
  CHECK(page.links[0].target == "a.md#b");
  CHECK(page.links[1].target == "c.png");
  CHECK(page.links[2].target == "e.png");
  CHECK(page.links[2].line == 4);
  REQUIRE(page.inline_code.size() == 2);
  CHECK(page.inline_code[1].text == "[no](d.md)");
  CHECK(page.inline_code[1].line == 3);
  CHECK(page.indented_code == std::vector<int>{6});
  REQUIRE(page.blocks.size() == 1);
  CHECK(page.blocks[0].info == "yaml fragment");
  CHECK(page.blocks[0].text == "# no heading\n[no](f.md)\n");
  CHECK(page.blocks[0].line == 12);
}
