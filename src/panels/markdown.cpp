#include "panels/markdown.hpp"

#include <algorithm>

#include "core/math_text.hpp"

namespace gradreel {

namespace {

constexpr double kHeading = 1.2;  // of the text's size

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(' '), end = line.find_last_not_of(' ');
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin, end + 1 - begin);
}

/// A block's lines, joined.
struct RawBlock {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
};

/// The number of signs that make `line` a heading; 0 if it is none.
std::size_t heading_signs(std::string_view line) {
  const std::size_t signs = std::min(line.find_first_not_of('#'), line.size());
  return signs <= 6 && line.substr(signs, 1) == " " ? signs : 0;
}

std::vector<RawBlock> raw_blocks(std::string_view text) {
  std::vector<RawBlock> blocks;
  bool open = false;  // the next line belongs to the last block
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (const std::size_t signs = heading_signs(line); signs > 0) {
      blocks.push_back({BlockKind::heading, std::string(trimmed(line.substr(signs)))});
      open = false;
    } else if (line.starts_with("- ")) {
      blocks.push_back({BlockKind::item, std::string(trimmed(line.substr(2)))});
      open = true;
    } else if (line.empty()) {
      open = false;
    } else if (open) {
      blocks.back().text += ' ' + std::string(line);
    } else {
      blocks.push_back({BlockKind::paragraph, std::string(line)});
      open = true;
    }
  }
  return blocks;
}

/// Reads the signs of one block.
class Inline {
 public:
  explicit Inline(std::string_view text) : text_(text), ends_(cut_points(text)) {}

  std::vector<StyledText> spans() && {
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const std::string_view piece = at(i);
      if (piece == "\\" && at(i + 1) == "*") {
        add(at(++i));
      } else if (piece == "*" && at(i + 1) == "*" && toggles(i, 2, bold_)) {
        bold_ = !bold_;
        ++i;
      } else if (piece == "*" && toggles(i, 1, italic_)) {
        italic_ = !italic_;
      } else {
        add(piece);
      }
    }
    return std::move(spans_);
  }

 private:
  /// Formulas are one piece, so that their asterisks are their own.
  std::string_view at(std::size_t i) const {
    if (i >= ends_.size()) return {};
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return text_.substr(begin, ends_[i] - begin);
  }

  /// Signs end a stretch behind a letter, and begin one before a letter if something ends it.
  bool toggles(std::size_t i, std::size_t signs, bool is_open) const {
    if (is_open) return i > 0 && at(i - 1) != " ";
    if (at(i + signs) == " " || at(i + signs).empty()) return false;
    for (std::size_t k = i + signs + 1; k < ends_.size(); ++k) {
      if (at(k) != "*" || at(k - 1) == " " || at(k - 1) == "\\") continue;
      const bool is_double = at(k + 1) == "*";
      if (is_double == (signs == 2)) return true;
      if (is_double) ++k;
    }
    return false;
  }

  void add(std::string_view piece) {
    if (spans_.empty() || spans_.back().bold != bold_ || spans_.back().italic != italic_) {
      spans_.push_back({"", bold_, italic_});
    }
    spans_.back().text += piece;
  }

  std::string_view text_;
  std::vector<std::size_t> ends_;
  std::vector<StyledText> spans_;
  bool bold_ = false, italic_ = false;
};

using WordSpans = std::vector<StyledText>;  // without spaces

std::vector<WordSpans> words_of(const std::vector<StyledText>& spans) {
  std::vector<WordSpans> words;
  bool open = false;
  for (const StyledText& span : spans) {
    std::string_view rest = span.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(find_outside_math(rest, " "), rest.size());
      if (end > 0) {
        if (!open) words.emplace_back();
        words.back().push_back({std::string(rest.substr(0, end)), span.bold, span.italic});
      }
      open = end == rest.size() && end > 0;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return words;
}

TextStyle style_of(const StyledText& span, bool heading, double size, Font font) {
  return {.size_px = heading ? size * kHeading : size,
          .weight = span.bold || heading ? Weight::semibold : Weight::regular,
          .italic = span.italic,
          .font = font};
}

/// Adds a word behind a line's runs; the space goes with the run before it.
void append(std::vector<StyledText>& line, const WordSpans& word) {
  if (!line.empty()) line.back().text += ' ';
  for (const StyledText& span : word) {
    if (!line.empty() && line.back().bold == span.bold && line.back().italic == span.italic) {
      line.back().text += span.text;
    } else {
      line.push_back(span);
    }
  }
}

MarkdownLine measured(const std::vector<StyledText>& spans, bool heading, double size, Font font,
                      TextEngine& text, double& width) {
  MarkdownLine line;
  width = 0;
  for (const StyledText& span : spans) {
    const TextStyle style = style_of(span, heading, size, font);
    const TextExtents e = text.measure(span.text, style);
    line.runs.push_back({width, span.text, style});
    line.ascent = std::max(line.ascent, e.ascent);
    line.descent = std::max(line.descent, e.descent);
    width += e.width;
  }
  return line;
}

}  // namespace

std::vector<MarkdownBlock> parse_markdown(std::string_view text) {
  std::vector<MarkdownBlock> blocks;
  for (const RawBlock& raw : raw_blocks(text)) blocks.push_back({raw.kind, Inline(raw.text).spans()});
  return blocks;
}

std::vector<MarkdownLine> broken(const MarkdownBlock& block, double size_px, double width, TextEngine& text,
                                 Font font) {
  const bool heading = block.kind == BlockKind::heading;
  std::vector<MarkdownLine> lines;
  std::vector<StyledText> spans;  // of the last line
  double taken = 0;
  for (const WordSpans& word : words_of(block.spans)) {
    std::vector<StyledText> longer = spans;
    append(longer, word);
    MarkdownLine line = measured(longer, heading, size_px, font, text, taken);
    if (taken > width || lines.empty()) {
      if (!lines.empty()) longer = word;
      line = measured(longer, heading, size_px, font, text, taken);
      if (taken > width) return {};
      lines.emplace_back();
    }
    lines.back() = std::move(line);
    spans = std::move(longer);
  }
  return lines;
}

}  // namespace gradreel
