// Breaks the texts around the plots into lines, for both the layout and the panels, which must agree.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "draw/canvas.hpp"
#include "draw/text.hpp"
#include "film/content.hpp"

namespace gradreel {

TextStyle title_style(const FilmContent& content);
TextStyle body_style(const FilmContent& content);
TextStyle name_style(const FilmContent& content);  ///< of a card

/// The same content with all text of that size.
FilmContent with_text(const FilmContent& content, double text_px);

/// Distance between baselines of body text, in pixels.
double body_line(const FilmContent& content);

/// Height of a panel's title line, in pixels.
double heading_height(const FilmContent& content);

/// Joins items with commas and breaks lines between items. The first line is at most `first` pixels wide (and
/// may stay empty), the others at most `rest`. An item wider than a line is broken at its commas, then at
/// spaces; a word wider than a line is cut with an ellipsis.
std::vector<std::string> flowed(std::span<const std::string> items, const TextStyle& style, double first,
                                double rest, TextEngine& text);

/// A title that does not fit on one line is split into two of about equal length. The subtitle is to the
/// right of the last line if it fits there, otherwise below.
struct TitleBlock {
  std::vector<std::string> title;  ///< its lines, at most two; may be empty
  double line_height = 0;          ///< of the title, in pixels
  std::string beside;              ///< the subtitle, or empty
  std::vector<std::string> below;  ///< the subtitle's lines, or empty
  double height = 0;               ///< in pixels; 0 if there is neither title nor subtitle
  bool is_cut = false;             ///< the title is too long for two lines
};

TitleBlock title_block(const FilmContent& content, double width, TextEngine& text);

/// The text of a legend card, apart from its status line.
struct CardBlock {
  std::string name;
  double name_width = 0;
  std::vector<std::string> settings;  ///< lines: the first to the right of the name, then below; at least one
  bool has_rate = false;              ///< the learning rate changes: rate_text() follows the last line
};

CardBlock card_block(const FilmContent& content, const Descent& descent, double width, TextEngine& text);

/// The heading of a small map.
struct HeadingBlock {
  std::vector<std::string> name;      ///< lines; the first is to the right of the marker
  std::vector<std::string> settings;  ///< lines
  bool beside = false;                ///< the first line of settings is to the right of the name
  double last_width = 0;              ///< of the name's last line, in pixels

  int lines() const { return static_cast<int>(name.size() + settings.size()) - (beside ? 1 : 0); }
};

/// The heading for the content's first descent; if there are several, only what they share.
HeadingBlock heading_block(const FilmContent& content, double width, TextEngine& text);

/// Whether the learning rate differs between steps.
bool rate_changes(const Trajectory& trajectory);

/// "0.05": the learning rate of the last completed epoch, or of the first one if `epoch` is 0.
std::string rate_number(const FilmContent& content, const Descent& descent, int epoch);

/// The same as "αₖ = 0.05".
std::string rate_text(const FilmContent& content, const Descent& descent, int epoch);

/// "converged" or "diverged", of a descent that ended before the clock did.
const std::string& outcome_word(const FilmContent& content, Outcome outcome);

/// "diverged at epoch 12".
std::string outcome_text(const FilmContent& content, Outcome outcome, int epoch);

/// "Epoch: 12  Loss: 0.12345".
std::string status_text(const FilmContent& content, int epoch, double loss);

/// Space for the marker to the left of a card's text, in pixels.
double card_indent(const FilmContent& content);

/// Paints a descent's marker in front of its name, whose baseline starts at `name_at`. It extends at most
/// card_indent() to the left.
void paint_card_marker(Canvas& canvas, const FilmContent& content, const Descent& descent, Point name_at);

/// The arrangement of the legend's cards.
struct LegendGrid {
  int columns = 1;
  double card_width = 0;
  std::vector<double>
      row_ends;  ///< bottoms of the rows, from the legend's top; a row is as high as its tallest card

  double height() const { return row_ends.empty() ? 0 : row_ends.back(); }
};

/// As many evenly filled columns as stay readable in `width` pixels. The content must have descents.
LegendGrid legend_grid(const FilmContent& content, double width, TextEngine& text);

}  // namespace gradreel
