// The texts around the plots, broken to fit: layout and panels must agree on their lines.
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

/// From one baseline of body text to the next, in pixels.
double body_line(const FilmContent& content);

/// Of the line above a panel that has a title, in pixels.
double heading_height(const FilmContent& content);

/// Items with commas in between, broken into lines between items: the first at most `first` pixels wide (it
/// may stay empty), the others `rest`. An item too wide for a line of its own is broken at its commas, then
/// at spaces; a word that is too wide ends in an ellipsis.
std::vector<std::string> flowed(std::span<const std::string> items, const TextStyle& style, double first,
                                double rest, TextEngine& text);

/// A title too long for one line stands on two, about equally long. The subtitle stands at the right of the
/// title's last line if it fits there, else below.
struct TitleBlock {
  std::vector<std::string> title;  ///< its lines, two at most; or none
  double line_height = 0;          ///< of each of them, in pixels
  std::string beside;              ///< the subtitle, or empty
  std::vector<std::string> below;  ///< the subtitle's lines, or none
  double height = 0;               ///< in pixels; 0 if there is neither title nor subtitle
};

TitleBlock title_block(const FilmContent& content, double width, TextEngine& text);

/// What a card of the legend says above its status line.
struct CardBlock {
  std::string name;
  double name_width = 0;
  std::vector<std::string> settings;  ///< the first at the right of the name, the others below; one at least
  bool has_rate = false;  ///< the learning rate changes: rate_text follows the last of the settings
};

CardBlock card_block(const FilmContent& content, const Descent& descent, double width, TextEngine& text);

/// What stands above a small map.
struct HeadingBlock {
  std::vector<std::string> name;      ///< lines, the first at the right of the marker
  std::vector<std::string> settings;  ///< lines
  bool beside = false;                ///< the first of them at the right of the name
  double last_width = 0;              ///< of the name's last line, in pixels

  int lines() const { return static_cast<int>(name.size() + settings.size()) - (beside ? 1 : 0); }
};

/// Of the first descent; of several, what they share.
HeadingBlock heading_block(const FilmContent& content, double width, TextEngine& text);

/// Whether the learning rate is not the same in all steps.
bool rate_changes(const Trajectory& trajectory);

/// "0.05": the learning rate of the last of `epoch` complete epochs (before the first: of the first).
std::string rate_number(const Descent& descent, int epoch);

/// "αₖ = 0.05": the learning rate of the last of `epoch` complete epochs (before the first: of the first).
std::string rate_text(const Descent& descent, int epoch);

/// "Epoch: 12  Loss: 0.12345".
std::string status_text(int epoch, double loss);

/// Left of a card's text: room for its marker.
double card_indent(const FilmContent& content);

/// A descent's marker before its name, whose baseline starts at `name_at`; at most card_indent to its left.
void paint_card_marker(Canvas& canvas, const FilmContent& content, const Descent& descent, Point name_at);

/// How cards are arranged.
struct LegendGrid {
  int columns = 1;
  double card_width = 0;
  std::vector<double> row_ends;  ///< of each row, from the top: as high as its longest card

  double height() const { return row_ends.empty() ? 0 : row_ends.back(); }
};

/// As many columns as are readable in `width` pixels, evenly filled; the content has descents.
LegendGrid legend_grid(const FilmContent& content, double width, TextEngine& text);

}  // namespace gradreel
