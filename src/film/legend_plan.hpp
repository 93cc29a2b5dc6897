// How the legend names all descents in the room that it has.
#pragma once

#include <string>

#include "film/text_blocks.hpp"

namespace gradreel {

inline constexpr double kBeforeLoss = 0.6;  ///< em, between a name and a loss on a line

enum class LegendDetail {
  cards,  ///< name, settings, and below them epoch and loss
  lines,  ///< a line per descent: name and loss; the epoch once
  names   ///< the same without losses; names may be shortened, but all differ
};

/// Entries run from left to right in rows of cards, and down in columns of lines, after the epoch's line.
struct LegendPlan {
  LegendDetail detail = LegendDetail::cards;
  double text_px = 0;     ///< em
  LegendGrid grid;        ///< in text of that size
  std::size_t shown = 0;  ///< how many descents have an entry: the first ones of the content's cards
  double name_width = 0;  ///< of lines: room for the name, and kBeforeLoss to its right the loss, in pixels
  std::string note;       ///< says which descents have no entry, on a line of its own below; or empty
  double height = 0;      ///< of all this; may exceed what was asked for, where there is hardly any room

  int rows() const { return static_cast<int>(grid.row_ends.size()); }
};

/// The first of these that fits into `height`: cards, lines, names; each in the theme's text size, then in
/// smaller ones down to the smallest (see comparison.hpp). Where not even shortened names fit, the note
/// tells. A box of the plan's own height has the same plan. The content must have descents.
LegendPlan plan_legend(const FilmContent& content, double width, double height, TextEngine& text);

/// "3 not named: SGD, Adam, Yogi", for the content's cards from `first` on, shortened to `width`.
std::string unnamed_note(const FilmContent& content, std::size_t first, double width, TextEngine& text);

/// The text sizes to try, in pixels, the theme's first. `content`: as the theme has it.
std::vector<double> legend_sizes(const FilmContent& content);

/// What the lines say of a descent after `epoch` epochs: its loss, or that it diverged.
std::string line_status(const FilmContent& content, const Trajectory& trajectory, int epoch);

}  // namespace gradreel
