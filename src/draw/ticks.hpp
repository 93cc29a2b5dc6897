// Tick positions of axes, and numbers as text.
#pragma once

#include <string>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

struct Tick {
  double value = 0;
  std::string label;  ///< empty for a minor tick
};

/// At most `most` (>= 2) ticks at multiples of 1, 2 or 5 times a power of ten within [low, high]; both
/// finite, low < high. Labels have the same number of decimals (or the same power of ten if they would be
/// long) and use U+2212 as minus sign.
std::vector<Tick> linear_ticks(double low, double high, int most);

/// The same with a spacing that depends only on high - low, so that ticks move with the axis when it is
/// panned.
std::vector<Tick> panned_ticks(double low, double high, int most);

/// Powers of ten within [low, high] (0 < low < high), of which at most `most` are labelled, with minor ticks
/// at 2..9 if there are few decades. Labels are 0.01, 1, 100, or 10⁻⁵, 10⁶ beyond four digits. If the range
/// has fewer than two powers of ten, 2 and 5 are labelled too; if that is not enough, the ticks are those of
/// linear_ticks().
std::vector<Tick> log_ticks(double low, double high, int most);

/// A number for people to read: `digits` significant digits, no trailing zeros, U+2212 as minus sign, "NaN",
/// "∞". Outside 1e-4..1e6 it is scientific: 1.2×10⁻⁵, or 10⁻⁵ if the mantissa is 1.
std::string format_number(double value, int digits);

/// "(1, -2.5)", each coordinate as format_number() writes it.
std::string format_point(Point p, int digits);

/// The same for a place of a function of two variables; "x = 1" for one of one variable.
std::string format_place(Point p, int dimension, int digits);

/// A loss as text of nearly constant width: 5 significant digits within 0.001..99999, otherwise scientific as
/// in 1.23×10⁻⁵; "NaN", "∞", "−∞".
std::string format_loss(double value);

}  // namespace gradreel
