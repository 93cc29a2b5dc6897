// A subset of Markdown: paragraphs, headings, lists, bold, italic, and formulas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draw/text.hpp"

namespace gradreel {

/// A run of text in one style. Formulas and escaped dollar signs are kept as written.
struct StyledText {
  std::string text;
  bool bold = false, italic = false;
  friend bool operator==(const StyledText&, const StyledText&) = default;
};

enum class BlockKind { paragraph, heading, item };

struct MarkdownBlock {
  BlockKind kind = BlockKind::paragraph;
  std::vector<StyledText> spans;
};

/// A blank line ends a block. "# " begins a one-line heading and "- " a list item; "\*" is an asterisk.
std::vector<MarkdownBlock> parse_markdown(std::string_view text);

/// A line of a block after line breaking.
struct MarkdownLine {
  struct Run {
    double x = 0;  ///< in pixels
    std::string text;
    TextStyle style;
  };
  std::vector<Run> runs;
  double ascent = 0, descent = 0;  ///< the largest of its runs, in pixels
};

/// Breaks a block into lines at spaces outside formulas. Empty if a word is wider than a line.
std::vector<MarkdownLine> broken(const MarkdownBlock& block, double size_px, double width, TextEngine& text,
                                 Font font = Font::inter);

}  // namespace gradreel
