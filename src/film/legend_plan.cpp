#include "film/legend_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "draw/ticks.hpp"
#include "film/comparison.hpp"

namespace gradreel {

namespace {

constexpr double kSmaller = 0.9;       // of each text size, the next one
constexpr double kShortestName = 4.5;  // em
constexpr double kBetween = 1.2;       // em, between columns of lines
constexpr double kSlack = 1e-6;        // pixels

double em_of(const FilmContent& content) { return content.px(content.theme.text_size); }

double widest_name(const FilmContent& content, TextEngine& text) {
  double widest = 0;
  for (std::size_t i = 0; i < content.cards(); ++i) {
    widest = std::max(widest, text.measure(content.descents[i].label, name_style(content)).width);
  }
  return widest;
}

/// Names cut to `width` still tell all descents apart that whole ones tell apart.
bool all_differ(const FilmContent& content, double width, TextEngine& text) {
  std::set<std::string> whole, cut;
  for (std::size_t i = 0; i < content.cards(); ++i) {
    const std::string& label = content.descents[i].label;
    whole.insert(label);
    cut.insert(text.fitted(label, name_style(content), width));
  }
  return whole.size() == cut.size();
}

/// `entries` and the epoch, in at most `most` columns of about equal length.
LegendGrid columns_of_lines(std::size_t entries, int most, double width, double entry_width,
                            const FilmContent& content) {
  const int cells = static_cast<int>(entries) + 1;
  const int rows = (cells + most - 1) / most;
  LegendGrid grid;
  grid.columns = (cells + rows - 1) / rows;
  grid.card_width = std::min(width / grid.columns, entry_width);
  for (int row = 1; row <= rows; ++row) grid.row_ends.push_back(row * body_line(content));
  return grid;
}

/// As many columns as the width has room for; `loss_width` is 0 for names alone.
LegendPlan plan_lines(const FilmContent& sized, double width, double loss_width, TextEngine& text) {
  const double em = em_of(sized);
  const double loss = loss_width > 0 ? kBeforeLoss * em + loss_width : 0;
  const double entry = card_indent(sized) + widest_name(sized, text) + loss + kBetween * em;
  const int most = std::max(1, static_cast<int>((width + kBetween * em) / entry));
  LegendPlan plan;
  plan.detail = loss_width > 0 ? LegendDetail::lines : LegendDetail::names;
  plan.text_px = em;
  plan.shown = sized.cards();
  plan.grid = columns_of_lines(plan.shown, most, width, entry, sized);
  plan.name_width = plan.grid.card_width - (entry - widest_name(sized, text)) + kSlack;
  plan.height = plan.grid.height();
  return plan;
}

double widest_status(const FilmContent& sized, TextEngine& text) {
  bool has_negative = false;
  for (std::size_t i = 0; i < sized.cards(); ++i) {
    for (const double loss : sized.descents[i].trajectory->losses) has_negative = has_negative || loss < 0;
  }
  double widest = text.measure(sized.word(Word::diverged), body_style(sized)).width;
  for (const std::string number : {"0.0012345", "1.23×10⁻⁵"}) {
    widest = std::max(widest, text.measure((has_negative ? "−" : "") + number, body_style(sized)).width);
  }
  return widest;
}

/// Shortened names, as many as fit.
LegendPlan plan_names(const FilmContent& sized, double width, double height, TextEngine& text) {
  const double em = em_of(sized), around = card_indent(sized) + kBetween * em;
  const int lines = std::max(2, static_cast<int>((height + kSlack) / body_line(sized)));
  const int cells = static_cast<int>(sized.cards()) + 1;
  int columns = std::max(
      1, std::min((cells + lines - 1) / lines, static_cast<int>(width / (around + kShortestName * em))));
  while (columns > 1 && !all_differ(sized, width / columns - around, text)) --columns;
  LegendPlan plan;
  plan.detail = LegendDetail::names;
  plan.text_px = em;
  plan.shown = sized.cards();
  const bool all = columns * lines >= cells;
  if (!all) plan.shown = static_cast<std::size_t>(columns * (lines - 1)) - 1;
  plan.grid = columns_of_lines(plan.shown, columns, width, width, sized);
  plan.name_width = plan.grid.card_width - around;
  plan.height = plan.grid.height();
  if (!all) {
    plan.note = unnamed_note(sized, plan.shown, width, text);
    plan.height += body_line(sized);
  }
  return plan;
}

}  // namespace

std::vector<double> legend_sizes(const FilmContent& content) {
  const double smallest = smallest_text_px(content.px(1)), usual = em_of(content);
  std::vector<double> sizes = {usual};
  for (double px = usual * kSmaller; px > smallest; px *= kSmaller) sizes.push_back(px);
  if (usual > smallest) sizes.push_back(smallest);
  return sizes;
}

std::string line_status(const FilmContent& content, const Trajectory& trajectory, int epoch) {
  const bool is_over = epoch >= trajectory.epochs();
  if (is_over && trajectory.outcome == Outcome::diverged) return content.word(Word::diverged);
  return content.words->number(format_loss(trajectory.losses[static_cast<std::size_t>(epoch)]));
}

std::string unnamed_note(const FilmContent& content, std::size_t first, double width, TextEngine& text) {
  std::string names;
  for (std::size_t i = first; i < content.cards(); ++i) {
    names += (i > first ? content.word(Word::separator) : "") + content.descents[i].label;
  }
  const auto count = static_cast<std::int64_t>(content.cards() - first);
  return text.fitted(content.words->counted(Word::not_named, count, {{"names", names}}), body_style(content),
                     width);
}

LegendPlan plan_legend(const FilmContent& content, double width, double height, TextEngine& text) {
  const std::vector<double> sizes = legend_sizes(content);
  for (const double px : sizes) {
    LegendPlan plan;
    plan.text_px = px;
    plan.shown = content.cards();
    plan.grid = legend_grid(with_text(content, px), width, text);
    plan.height = plan.grid.height();
    if (plan.height <= height + kSlack) return plan;
  }
  for (const bool with_loss : {true, false}) {
    for (const double px : sizes) {
      const FilmContent sized = with_text(content, px);
      LegendPlan plan = plan_lines(sized, width, with_loss ? widest_status(sized, text) : 0, text);
      const bool is_cut = plan.name_width + kSlack < widest_name(sized, text);
      if (plan.height <= height + kSlack && !is_cut) return plan;
    }
  }
  return plan_names(with_text(content, sizes.back()), width, height, text);
}

}  // namespace gradreel
