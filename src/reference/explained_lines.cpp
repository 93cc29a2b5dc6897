#include "reference/explained_lines.hpp"

#include <algorithm>

#include "reference/text_layout.hpp"

namespace gradreel {

namespace {

constexpr int kFarthestComment = 48;  ///< columns; longer lines have theirs behind them

/// One behind the last line that belongs to `header`.
std::size_t end_of_block(const ExplainedLines& lines, std::size_t header) {
  std::size_t end = header + 1;
  while (end < lines.size() && lines[end].depth > lines[header].depth) ++end;
  return end;
}

bool is_empty(const ExplainedLines& lines, std::size_t header) {
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(header);
  return std::none_of(begin + 1, lines.begin() + static_cast<std::ptrdiff_t>(end_of_block(lines, header)),
                      [](const ExplainedLine& line) { return line.state != LineState::off; });
}

void turn_off(ExplainedLines& lines, std::size_t at) {
  const std::size_t end = lines[at].is_header ? end_of_block(lines, at) : at + 1;
  for (std::size_t i = at; i < end; ++i) lines[i].state = LineState::off;
}

/// From the inside out, so that a header that loses its last header is found empty too.
ExplainedLines without_empty_headers(ExplainedLines lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    ExplainedLine& line = lines[i];
    if (!line.is_header || line.state == LineState::off || !is_empty(lines, i)) continue;
    if (line.state == LineState::filled) {
      line.state = LineState::off;
    } else {
      line.text += " {}";
    }
  }
  return lines;
}

std::string indented(const ExplainedLine& line) {
  std::string text(static_cast<std::size_t>(2 * (line.dash ? line.depth - 1 : line.depth)), ' ');
  if (line.state == LineState::off) text += "# ";
  if (line.dash) text += "- ";
  return text + line.text;
}

/// Filled lines of the block in which `at` stands, on its level.
bool take_back_beside(ExplainedLines& lines, std::size_t at) {
  const int depth = lines[at].depth;
  std::size_t begin = at;
  while (begin > 0 && lines[begin - 1].depth >= depth) --begin;
  bool any = false;
  for (std::size_t i = begin; i < lines.size() && lines[i].depth >= depth; ++i) {
    if (lines[i].depth != depth || lines[i].state != LineState::filled) continue;
    turn_off(lines, i);
    any = true;
  }
  return any;
}

}  // namespace

std::string yaml_text(const ExplainedLines& all) {
  const ExplainedLines lines = without_empty_headers(all);
  int column = 0;
  for (const ExplainedLine& line : lines) {
    const int width = display_width(indented(line));
    if (width <= kFarthestComment) column = std::max(column, width);
  }
  std::string out;
  for (const ExplainedLine& line : lines) {
    const std::string text = indented(line);
    out += line.origin.empty() ? text : padded(text, column) + "  # " + line.origin;
    out += '\n';
  }
  return out;
}

bool take_back(ExplainedLines& lines, const std::vector<Mistake>& mistakes) {
  bool any = false;
  for (const Mistake& m : mistakes) {
    const auto at = static_cast<std::size_t>(m.where.line) - 1;
    if (m.where.line < 1 || at >= lines.size() || lines[at].state != LineState::filled) continue;
    turn_off(lines, at);
    any = true;
  }
  for (std::size_t i = 0; i < mistakes.size() && !any; ++i) {
    const auto at = static_cast<std::size_t>(mistakes[i].where.line) - 1;
    any = mistakes[i].where.line >= 1 && at < lines.size() && take_back_beside(lines, at);
  }
  return any;
}

}  // namespace gradreel
