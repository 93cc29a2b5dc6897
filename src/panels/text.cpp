#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "film/panel.hpp"
#include "panels/markdown.hpp"
#include "panels/text_sizes.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kLargestText = 1.15;  // of the theme's text
// In em: from baseline to baseline, between the boxes of tall lines, and what is between blocks.
constexpr double kLine = 1.42, kLeast = 0.12, kParagraphGap = 0.55, kItemGap = 0.22, kIndent = 1.15;

/// Blocks of text, broken to the cell and set in the largest size in which they fit.
class Paragraphs : public Panel {
 public:
  Paragraphs(const FilmContent& content, const ParamValues& options, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), blocks_(parse_markdown(options.text("text"))) {
    const double largest = content.px(content.theme.text_size) * kLargestText,
                 smallest = smallest_text(content);
    if (largest_fitting(largest, smallest, [&](double size) { return fits(size, text); }) > 0) return;
    throw Error(fmt::format(
        "the text does not fit into its panel's {:.0f} x {:.0f} px, not even in letters of {:.0f} px: "
        "shorten it, or give it a larger cell",
        cell.width, cell.height, smallest));
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    for (const PlacedLine& line : lines_) {
      if (line.has_bullet) {
        canvas.text("•", {line.at.x - kIndent * size_ + 0.2 * size_, line.at.y}, {.size_px = size_},
                    content_.theme.muted);
      }
      for (const MarkdownLine::Run& run : line.line.runs) {
        canvas.text(run.text, {line.at.x + run.x, line.at.y}, run.style, content_.theme.ink);
      }
    }
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  struct PlacedLine {
    MarkdownLine line;
    Point at;  // its baseline's begin
    bool has_bullet = false;
  };

  /// Before a block, in em.
  static double gap(const MarkdownBlock& block, const MarkdownBlock& above) {
    const bool both_items = block.kind == BlockKind::item && above.kind == BlockKind::item;
    return both_items ? kItemGap : kParagraphGap;
  }

  bool fits(double size, TextEngine& text) {
    size_ = size;
    lines_.clear();
    double bottom = cell_.y;  // of the lines so far
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_item = blocks_[i].kind == BlockKind::item;
      const double indent = is_item ? kIndent * size : 0;
      std::vector<MarkdownLine> lines =
          broken(blocks_[i], size, cell_.width - indent, text, content_.theme.font);
      if (lines.empty() && !blocks_[i].spans.empty()) return false;
      if (i > 0) bottom += gap(blocks_[i], blocks_[i - 1]) * size;
      for (std::size_t k = 0; k < lines.size(); ++k) {
        const bool is_first = lines_.empty();
        double baseline = bottom + lines[k].ascent + (is_first ? 0 : kLeast * size);
        if (k > 0) baseline = std::max(baseline, lines_.back().at.y + kLine * lines[k].runs[0].style.size_px);
        bottom = baseline + lines[k].descent;
        lines_.push_back({std::move(lines[k]), {cell_.x + indent, baseline}, is_item && k == 0});
      }
    }
    return bottom <= cell_.bottom();
  }

  const FilmContent& content_;
  Box cell_;
  std::vector<MarkdownBlock> blocks_;
  double size_ = 0;  // px
  std::vector<PlacedLine> lines_;
};

}  // namespace

const PanelEntry& text() {
  static const PanelEntry entry = {
      .name = "text",
      .doc = "paragraphs of simple Markdown, with formulas",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell, TextEngine& engine)
          -> std::unique_ptr<Panel> { return std::make_unique<Paragraphs>(content, options, cell, engine); },
      .options = {{.name = "text",
                   .fallback = std::string(),
                   .doc = "the text",
                   .text = {.max_length = 4000, .several_lines = true},
                   .required = true}},
      .shows_descents = false,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
