// Ticks whose labels have room along an axis or a bar.
#pragma once

#include <functional>
#include <limits>
#include <vector>

#include "draw/round_numbers.hpp"
#include "draw/text.hpp"

namespace gradreel {

/// Where labels stand: beside an upright line, each on a line of its own, or below a level one.
struct LabelRoom {
  double length_px = 0;  ///< of the axis
  bool upright = false;
  TextStyle style;
  double widest_px = std::numeric_limits<double>::infinity();  ///< that a label may be
};

struct TickChoice {
  std::vector<Tick> ticks;
  Notation notation;  ///< plain unless labels would be long or have no room
};

/// How an axis maps values (rising) to 0..1, and its ticks at their densest.
struct TickScale {
  double low = 0, high = 1;                     ///< finite, low < high
  std::function<double(double)> position = {};  ///< of a value
  std::function<double(double)> value_at = {};  ///< its inverse; empty: the axis is linear
  bool decades = false;                         ///< the axis is logarithmic: low > 0
  int most = 7;                                 ///< labelled ticks, >= 2
  bool whole = false;                           ///< whole numbers only
  std::vector<double> fixed = {};  ///< if at least 3, ticks at these values or some of them; rising
};

/// As many ticks as have room, at least three unless there is none for them. Labels keep clear of each other.
TickChoice choose_ticks(const TickScale& scale, const LabelRoom& room, TextEngine& text);

/// The same for labels of at most `longest` characters that stand wherever they have room, such as those of a
/// 3D plot.
TickChoice choose_short_ticks(const TickScale& scale, std::size_t longest);

/// Whether the labels of `ticks` keep clear of each other.
bool have_room(const std::vector<Tick>& ticks, const std::function<double(double)>& position,
               const LabelRoom& room, TextEngine& text);

}  // namespace gradreel
