#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "film/panel.hpp"
#include "film/text_blocks.hpp"
#include "panels/columns.hpp"
#include "panels/rule_lines.hpp"
#include "panels/text_sizes.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kLargestFormula = 1.25;  // of the theme's text
// In em: between lines, from a name to its rule, between blocks, and between columns.
constexpr double kLineGap = 0.42, kNameGap = 0.34, kBlockGap = 1.05, kColumnGap = 2.2;
constexpr double kMarkRadius = 0.36, kMarkStep = 1.05, kMarkAt = 0.45;  // kMarkAt: the first one's middle
constexpr double kNameRoom = 0.1;      // em, above a name: for its marker's outline
constexpr double kMeasured = 100;      // px: what is measured at it is then taken to scale
constexpr std::size_t kMostMarks = 4;  // more say nothing

std::string math(const std::string& latex) { return latex.empty() ? "" : "$" + latex + "$"; }

TextStyle rule_style(double size) { return {.size_px = size, .weight = Weight::regular}; }
TextStyle rule_name_style(double size, Font font) {
  return {.size_px = size, .weight = Weight::semibold, .font = font};
}

/// A line of a rule; lengths in em.
struct Line {
  std::string left, right;
  double left_width = 0;
  double baseline = 0;  // below the block's top
};

/// An optimizer's name, with its rule below; or the surface's, if it has one, with its formula.
struct Block {
  const UpdateRule* rule = nullptr;
  std::vector<Line> lines;
  double relation = 0;  // where the right sides begin
  double name_baseline = 0;
  BlockSize size;
};

std::size_t marks_of(const UpdateRule& rule) {
  return rule.marks.size() <= kMostMarks ? rule.marks.size() : 0;
}

double name_at(const UpdateRule& rule) {
  const std::size_t marks = marks_of(rule);
  return marks == 0 ? 0 : kMarkAt + static_cast<double>(marks - 1) * kMarkStep + kMarkRadius + 0.42;
}

Block make_block(const UpdateRule& rule, bool broken, Font font, TextEngine& text) {
  Block block;
  block.rule = &rule;
  double y = -kLineGap, right = 0, name_width = 0;
  if (!rule.title.empty()) {
    const TextExtents name = text.measure(rule.title, rule_name_style(kMeasured, font));
    block.name_baseline = std::max(-name.ink_top / kMeasured, 0.36 + kMarkRadius) + kNameRoom;
    name_width = name.width / kMeasured;
    y = block.name_baseline + name.descent / kMeasured + kNameGap - kLineGap;
  }
  for (const RuleLine& written : rule_lines(rule.latex, broken)) {
    Line line = {math(written.left), math(written.right), 0, 0};
    const TextExtents l = text.measure(line.left, rule_style(kMeasured));
    const TextExtents r = text.measure(line.right, rule_style(kMeasured));
    line.left_width = l.width / kMeasured;
    line.baseline = y + kLineGap + std::max({-l.ink_top, -r.ink_top, 0.7 * kMeasured}) / kMeasured;
    y = line.baseline + std::max({l.ink_top + l.ink_height, r.ink_top + r.ink_height, 0.0}) / kMeasured;
    block.relation = std::max(block.relation, line.left_width);
    right = std::max(right, r.width / kMeasured);
    block.lines.push_back(std::move(line));
  }
  block.size = {std::max(block.relation + right, name_at(rule) + name_width), y};
  return block;
}

/// Which formulas a panel shows.
struct Shown {
  bool surface, rules;
};

Shown shown_by(const ParamValues& options, const SurfaceFormula& surface) {
  const std::string& what = options.text("shows");
  const bool has_surface = what == "surface" || what == "both" || (what == "auto" && surface.is_typed);
  return {has_surface && !surface.latex.empty(), what != "surface"};
}

/// Some descent that is shown follows it.
bool is_followed(const UpdateRule& rule, const FilmContent& content) {
  return std::any_of(content.descents.begin(), content.descents.end(), [&](const Descent& d) {
    return std::find(rule.series.begin(), rule.series.end(), d.series) != rule.series.end();
  });
}

/// The blocks at one size, in one arrangement.
struct Arrangement {
  const std::vector<Block>* blocks = nullptr;
  std::vector<Column> columns;
  double size = 0;  // px

  double width() const {
    double all = -kColumnGap;
    for (const Column& c : columns) all += c.width + kColumnGap;
    return all;
  }
};

/// The surface's formula and the update rules, each below its name.
class Formulas : public Panel {
 public:
  Formulas(const FilmContent& content, Shown shown, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        surface_{content.surface_formula.title, content.surface_formula.latex, {}, {}} {
    if (shown.surface) add(surface_, text);
    for (const UpdateRule& rule : content.rules) {
      if (shown.rules && is_followed(rule, content)) add(rule, text);
    }
    if (whole_.empty()) {
      throw Error(shown.rules ? "formula: none of its descents has a known update rule"
                              : "formula: the surface has no formula");
    }
    const double largest = content.px(content.theme.text_size) * kLargestFormula,
                 smallest = smallest_text(content);
    if (largest_fitting(largest, smallest, [&](double size) { return arrange(size); }) > 0) return;
    throw Error(
        fmt::format("the {} do not fit into the formula panel's {:.0f} x {:.0f} px, not even in letters of "
                    "{:.0f} px: give it a larger cell, or show fewer {}",
                    shown.surface ? "formulas" : "update rules", cell.width, cell.height, smallest,
                    shown.surface ? "formulas" : "optimizers"));
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const double size = arrangement_.size, all = arrangement_.width() * size;
    const auto gaps = static_cast<double>(arrangement_.columns.size());
    const double spread = std::min((cell_.width - all) / gaps, 2 * kColumnGap * size);
    double x = cell_.x;
    for (const Column& column : arrangement_.columns) {
      double y = cell_.y;
      for (std::size_t i = column.begin; i < column.end; ++i) {
        const Block& block = (*arrangement_.blocks)[i];
        paint(canvas, block, {x, y});
        y += (block.size.height + kBlockGap) * size;
      }
      x += (column.width + kColumnGap) * size + spread;
    }
  }

  std::uint64_t digest(const Moment&) const override { return 0; }

 private:
  void add(const UpdateRule& rule, TextEngine& text) {
    whole_.push_back(make_block(rule, false, content_.theme.font, text));
    broken_.push_back(make_block(rule, true, content_.theme.font, text));
  }

  bool arrange(double size) {
    for (const std::vector<Block>* blocks : {&whole_, &broken_}) {
      std::vector<BlockSize> sizes;
      for (const Block& block : *blocks) sizes.push_back(block.size);
      arrangement_ = {blocks, arranged(sizes, cell_.height / size, kBlockGap), size};
      if (!arrangement_.columns.empty() && arrangement_.width() * size <= cell_.width) return true;
    }
    return false;
  }

  void paint(Canvas& canvas, const Block& block, Point at) const {
    const double size = arrangement_.size;
    const UpdateRule& rule = *block.rule;
    const std::size_t marks = marks_of(rule);
    const Color own = marks == 1 ? rule.marks.front().color : content_.theme.ink;
    const double name_y = at.y + block.name_baseline * size;
    for (std::size_t i = 0; i < marks; ++i) {
      const double x = at.x + (kMarkAt + static_cast<double>(i) * kMarkStep) * size;
      canvas.marker(rule.marks[i].marker, {x, name_y - 0.36 * size}, kMarkRadius * size, rule.marks[i].color,
                    content_.theme.background, content_.px(0.0022));
    }
    if (!rule.title.empty()) {
      canvas.text(rule.title, {at.x + name_at(rule) * size, name_y},
                  rule_name_style(size, content_.theme.font), own);
    }
    for (const Line& line : block.lines) {
      const double y = at.y + line.baseline * size, relation = at.x + block.relation * size;
      canvas.text(line.left, {relation, y}, rule_style(size), own, Align::right);
      canvas.text(line.right, {relation, y}, rule_style(size), content_.theme.ink);
    }
  }

  const FilmContent& content_;
  Box cell_;
  UpdateRule surface_;  // its formula, as if it were one
  std::vector<Block> whole_, broken_;
  Arrangement arrangement_;
};

/// In both forms, as what fits is known only later.
std::vector<std::string> formulas_of(const ParamValues& options, const SurfaceFormula& surface,
                                     std::span<const std::string_view> rules) {
  const Shown shown = shown_by(options, surface);
  std::vector<std::string_view> shown_rules;
  if (shown.surface) shown_rules.push_back(surface.latex);
  if (shown.rules) shown_rules.insert(shown_rules.end(), rules.begin(), rules.end());
  std::vector<std::string> all;
  for (const std::string_view rule : shown_rules) {
    for (const bool broken : {false, true}) {
      for (const RuleLine& line : rule_lines(rule, broken)) {
        if (!line.left.empty()) all.push_back(line.left);
        all.push_back(line.right);
      }
    }
  }
  return all;
}

}  // namespace

const PanelEntry& formula() {
  static const PanelEntry entry = {
      .name = "formula",
      .doc = "the update rules of the scene's optimizers and the formula of its surface, typeset by LaTeX",
      .make = [](const FilmContent& content, const ParamValues& options, const Box& cell,
                 TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Formulas>(content, shown_by(options, content.surface_formula), cell, text);
      },
      .options = {{.name = "shows",
                   .fallback = std::string("auto"),
                   .doc = "the update rules, the surface's formula, or both; auto: the latter too where the "
                          "scene itself defines it",
                   .choices = {"auto", "rules", "surface", "both"}}},
      .formulas = formulas_of,
  };
  return entry;
}

}  // namespace gradreel::panel_entries
