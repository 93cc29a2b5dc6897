#include <algorithm>

#include "core/math_text.hpp"
#include "film/text_blocks.hpp"

namespace gradreel {

namespace {

constexpr double kTitleLine = 1.25;  // em

/// The height of a line with tall formulas if its capitals are centred; 0 without formulas.
double height_about_capitals(const std::string& line, const FilmContent& content, TextEngine& text) {
  if (!has_math(line)) return 0;
  const TextExtents e = text.measure(line, title_style(content));
  const double middle = -text.measure("H", title_style(content)).ink_top / 2;
  return 2.1 * std::max(-e.ink_top - middle, e.ink_top + e.ink_height + middle);
}

/// The title on one line, or on two about equally long ones; what is too long for these ends in an ellipsis.
std::vector<std::string> title_lines(const FilmContent& content, double width, TextEngine& text) {
  const std::string& whole = content.title;
  const TextStyle style = title_style(content);
  const auto width_of = [&](const std::string& line) { return text.measure(line, style).width; };
  if (whole.empty()) return {};
  if (width_of(whole) <= width) return {whole};
  std::size_t best = std::string::npos;
  double least = 0;  // of the longer line
  for (std::size_t at = 0; (at = find_outside_math(whole, " ", at)) != std::string::npos; ++at) {
    const double above = width_of(whole.substr(0, at));
    if (above > width) break;
    const double longer = std::max(above, width_of(whole.substr(at + 1)));
    if (best != std::string::npos && longer >= least) continue;
    best = at;
    least = longer;
  }
  if (best == std::string::npos) return {text.fitted(whole, style, width)};
  return {whole.substr(0, best), text.fitted(whole.substr(best + 1), style, width)};
}

}  // namespace

TitleBlock title_block(const FilmContent& content, double width, TextEngine& text) {
  TitleBlock block;
  if (content.title.empty() && content.subtitle.empty()) return block;
  const TextStyle body = body_style(content);
  block.title = title_lines(content, width, text);
  std::string shown;
  for (const std::string& line : block.title) shown += (shown.empty() ? "" : " ") + line;
  block.is_cut = shown != content.title;
  double taken = 0;  // of the last line
  for (const std::string& line : block.title) {
    taken = text.measure(line, title_style(content)).width;
    block.line_height = std::max(block.line_height, height_about_capitals(line, content, text));
  }
  const double room = width - (taken > 0 ? taken + title_style(content).size_px : 0);
  block.line_height = std::max(block.line_height, title_style(content).size_px * kTitleLine);
  const double title = block.line_height * static_cast<double>(block.title.size());
  std::vector<std::string> lines = flowed(content.subtitle, body, room, width, text);
  if (lines.size() == 1) {
    block.beside = lines[0];
    block.height = std::max(title, block.line_height);
    return block;
  }
  block.below = flowed(content.subtitle, body, width, width, text);
  block.height = title + static_cast<double>(block.below.size()) * body_line(content);
  return block;
}

}  // namespace gradreel
