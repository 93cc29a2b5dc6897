// The Markdown pages of the project: README.md, CONTRIBUTING.md, CHANGELOG.md and docs/.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace gradreel::testing {

/// Between ``` and ```.
struct Block {
  std::string info;  ///< what stands behind the first ```
  std::string text;
  int line = 0;  ///< of the first ```
};

struct Link {
  std::string target;  ///< as written
  int line = 0;
};

/// Between ` and `, on one line.
struct InlineCode {
  std::string text;
  int line = 0;
};

struct Page {
  std::string path;  ///< in the project
  int lines = 0;
  std::vector<Block> blocks;
  std::vector<InlineCode> inline_code;
  std::vector<Link> links;         ///< outside blocks and code; pictures too, and src of <img>
  std::set<std::string> anchors;   ///< of headings, as GitHub names them
  std::vector<int> indented_code;  ///< lines of code that is indented in place of fenced
};

Page read_page(const std::string& path, const std::string& text);

/// All of them, sorted by path.
std::vector<Page> project_pages();

/// "docs/time.md:12".
std::string place_of(const Page& page, int line);

/// Whether a reader of README.md and docs/ may try what stands on the page: not so where a page is about
/// changing gradreel.
bool is_for_users(const Page& page);

}  // namespace gradreel::testing
