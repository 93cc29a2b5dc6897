#include "film/text_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/math_text.hpp"
#include "draw/ticks.hpp"

namespace gradreel {

namespace {

constexpr double kLine = 1.3;                            // em
constexpr double kNarrowestCard = 0.40, kWidest = 0.56;  // shares of the frame's shorter side

/// As wide as any rate shown.
std::string widest_rate(const Trajectory& t) {
  double lowest = 1;
  for (const double rate : t.learning_rates) {
    if (rate > 0) lowest = std::min(lowest, rate);
  }
  return lowest >= 1e-3 ? "αₖ = 0.00123" : lowest >= 1e-4 ? "αₖ = 0.000123" : "αₖ = 1.23×10⁻⁵";
}

std::vector<std::string> split(const std::string& whole, std::string_view separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = find_outside_math(whole, separator, begin)) != std::string::npos;) {
    parts.push_back(whole.substr(begin, at - begin));
    begin = at + separator.size();
  }
  parts.push_back(whole.substr(begin));
  return parts;
}

/// Lines that fill up from the left.
class Flow {
 public:
  Flow(const TextStyle& style, double first, double rest, TextEngine& text)
      : style_(style), room_(first), rest_(rest), text_(text) {}

  /// On the line if it fits there, else on a new one, else in parts: split at commas, then at spaces.
  void add(const std::string& piece, std::string_view before) {
    const std::string longer = lines_.back().empty() ? piece : lines_.back() + std::string(before) + piece;
    if (fits(longer, room_)) {
      lines_.back() = longer;
    } else if (fits(piece, rest_)) {
      break_line(before);
      lines_.back() = piece;
    } else if (find_outside_math(piece, ", ") != std::string::npos) {
      add_parts(piece, ", ", before);
    } else if (find_outside_math(piece, " ") != std::string::npos) {
      add_parts(piece, " ", before);
    } else {
      break_line(before);
      lines_.back() = text_.fitted(piece, style_, rest_);
    }
  }

  std::vector<std::string> lines() && { return std::move(lines_); }

 private:
  // A comma may follow.
  bool fits(const std::string& line, double room) const {
    return text_.measure(line + ",", style_).width <= room;
  }

  void add_parts(const std::string& piece, std::string_view separator, std::string_view before) {
    for (const std::string& part : split(piece, separator)) {
      add(part, before);
      before = separator;
    }
  }

  void break_line(std::string_view before) {
    if (!lines_.back().empty() && before == ", ") lines_.back() += ",";
    lines_.emplace_back();
    room_ = rest_;
  }

  TextStyle style_;
  double room_, rest_;
  TextEngine& text_;
  std::vector<std::string> lines_ = {""};
};

}  // namespace

TextStyle title_style(const FilmContent& content) {
  return {.size_px = content.px(content.theme.title_size),
          .weight = Weight::semibold,
          .font = content.theme.font};
}

TextStyle body_style(const FilmContent& content) {
  return {
      .size_px = content.px(content.theme.text_size), .weight = Weight::regular, .font = content.theme.font};
}

TextStyle name_style(const FilmContent& content) {
  return {
      .size_px = content.px(content.theme.text_size), .weight = Weight::semibold, .font = content.theme.font};
}

FilmContent with_text(const FilmContent& content, double text_px) {
  FilmContent sized = content;
  sized.theme.text_size = sized.theme.small_size = text_px / content.px(1);
  return sized;
}

double body_line(const FilmContent& content) { return content.px(content.theme.text_size) * kLine; }

double heading_height(const FilmContent& content) { return content.px(content.theme.text_size) * 1.5; }

std::string status_text(const FilmContent& content, int epoch, double loss) {
  return content.epoch_text(epoch) + "  " + content.loss_text(format_loss(loss));
}

bool rate_changes(const Trajectory& t) {
  return std::any_of(t.learning_rates.begin(), t.learning_rates.end(),
                     [&](double rate) { return rate != t.learning_rates.front(); });
}

std::string rate_number(const FilmContent& content, const Descent& descent, int epoch) {
  const std::vector<double>& rates = descent.trajectory->learning_rates;
  if (rates.empty()) return {};
  return content.words->number(format_number(rates[static_cast<std::size_t>(std::max(0, epoch - 1))], 3));
}

std::string rate_text(const FilmContent& content, const Descent& descent, int epoch) {
  return fmt::format("αₖ = {}", rate_number(content, descent, epoch));
}

const std::string& outcome_word(const FilmContent& content, Outcome outcome) {
  return content.word(outcome == Outcome::diverged ? Word::diverged : Word::converged);
}

std::string outcome_text(const FilmContent& content, Outcome outcome, int epoch) {
  const bool is_step = content.unit == ClockUnit::step;
  const Word word = outcome == Outcome::diverged
                        ? (is_step ? Word::diverged_at_step : Word::diverged_at_epoch)
                    : is_step ? Word::converged_at_step
                              : Word::converged_at_epoch;
  return content.words->text(word, {{"n", std::to_string(epoch)}});
}

std::vector<std::string> flowed(std::span<const std::string> items, const TextStyle& style, double first,
                                double rest, TextEngine& text) {
  Flow flow(style, first, rest, text);
  for (const std::string& item : items) flow.add(item, ", ");
  return std::move(flow).lines();
}

namespace {

/// No larger than suits the text.
double card_marker_px(const FilmContent& content) {
  return std::min(content.marker_px(), 0.4 * content.px(content.theme.text_size));
}

}  // namespace

double card_indent(const FilmContent& content) { return card_marker_px(content) * (2 * kMarkerReach + 0.6); }

void paint_card_marker(Canvas& canvas, const FilmContent& content, const Descent& descent, Point name_at) {
  const double radius = card_marker_px(content), outline = content.px(0.0022);
  const Point center = {name_at.x - card_indent(content) + kMarkerReach * radius + outline,
                        name_at.y - 0.36 * content.px(content.theme.text_size)};
  canvas.marker(descent.marker, center, radius, descent.color, content.theme.background, outline);
}

CardBlock card_block(const FilmContent& content, const Descent& descent, double width, TextEngine& text) {
  const double room = width - card_indent(content) - content.px(0.012);
  const double space = content.px(content.theme.text_size) * 0.5;
  CardBlock block;
  block.name = text.fitted(descent.label, name_style(content), room);
  block.name_width = text.measure(block.name, name_style(content)).width;
  std::vector<std::string> items = descent.settings;
  const std::string widest = widest_rate(*descent.trajectory);
  const bool fits = text.measure(widest + ",", body_style(content)).width <= room;  // else it would be broken
  block.has_rate = fits && rate_changes(*descent.trajectory);
  if (block.has_rate) items.push_back(widest);
  block.settings = flowed(items, body_style(content), room - block.name_width - space, room, text);
  if (block.has_rate) {  // what it really is comes frame by frame
    std::string& last = block.settings.back();
    last.resize(last.size() - widest.size());
  }
  return block;
}

HeadingBlock heading_block(const FilmContent& content, double width, TextEngine& text) {
  const Descent& descent = content.descents.front();
  const double room = width - card_indent(content), space = content.px(content.theme.text_size) * 0.5;
  HeadingBlock block;
  block.name = flowed(std::span(&descent.label, 1), name_style(content), room, room, text);
  block.last_width = text.measure(block.name.back(), name_style(content)).width;
  const std::vector<std::string>& settings = content.cards() > 1 ? descent.shared_settings : descent.settings;
  if (settings.empty()) return block;
  block.settings = flowed(settings, body_style(content), room - block.last_width - space, width, text);
  block.beside = !block.settings.front().empty();
  if (!block.beside) block.settings.erase(block.settings.begin());
  return block;
}

namespace {

/// The number of lines of each row: that of its tallest card, with its status line.
std::vector<int> row_lines(const FilmContent& content, const LegendGrid& grid, TextEngine& text) {
  std::vector<int> lines;
  for (std::size_t i = 0; i < content.cards(); ++i) {
    if (i % static_cast<std::size_t>(grid.columns) == 0) lines.push_back(2);
    const CardBlock card = card_block(content, content.descents[i], grid.card_width, text);
    lines.back() = std::max(lines.back(), static_cast<int>(card.settings.size()) + 1);
  }
  return lines;
}

/// The width of the longest status line of any card, with the gap to the next card.
double status_width(const FilmContent& content, TextEngine& text) {
  double widest = 0;
  for (std::size_t i = 0; i < content.cards(); ++i) {
    double low = 1, high = 1;
    for (const double loss : content.descents[i].trajectory->losses) {
      if (!std::isfinite(loss) || loss == 0) continue;
      low = std::min(low, std::fabs(loss));
      high = std::max(high, std::fabs(loss));
    }
    for (const double loss : {low, high}) {
      const std::string line = status_text(content, content.epochs, loss);
      widest = std::max(widest, text.measure(line, body_style(content)).width);
    }
  }
  return card_indent(content) + widest + 0.6 * body_style(content).size_px;
}

}  // namespace

LegendGrid legend_grid(const FilmContent& content, double width, TextEngine& text) {
  const int cards = static_cast<int>(content.cards());
  const double narrowest = std::max(content.px(kNarrowestCard), status_width(content, text));
  const int most = std::max(1, static_cast<int>(width / narrowest));
  const int rows = (cards + most - 1) / most;
  LegendGrid grid;
  grid.columns = (cards + rows - 1) / rows;
  grid.card_width = std::min(width / grid.columns, content.px(kWidest));
  std::vector<int> lines = row_lines(content, grid, text);
  const bool is_long = std::any_of(lines.begin(), lines.end(), [](int n) { return n > 2; });
  if (is_long && grid.card_width < width / grid.columns) {  // wider cards before longer ones
    grid.card_width = width / grid.columns;
    lines = row_lines(content, grid, text);
  }
  for (const int n : lines) grid.row_ends.push_back(grid.height() + (n + 0.1) * body_line(content));
  return grid;
}

}  // namespace gradreel
