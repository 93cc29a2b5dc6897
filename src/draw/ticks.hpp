// Axis scales, tick positions, and numbers as text.
#pragma once

#include <string>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

struct Tick {
  double value = 0;
  std::string label;  ///< empty: a minor tick
};

/// At most `most` (>= 2) ticks at multiples of 1, 2 or 5 times a power of ten within [low, high]; low < high,
/// finite. Labels share one number of decimals (or one power of ten where they would be long) and use U+2212
/// for minus.
std::vector<Tick> linear_ticks(double low, double high, int most);

/// The same with a spacing that depends on high - low alone: as an axis is panned, the same ticks move along.
std::vector<Tick> panned_ticks(double low, double high, int most);

/// Powers of ten within [low, high] (0 < low < high), thinned to at most `most` labelled ones; minor ticks
/// at 2..9 where the decades are few. Labels like 0.01, 1, 100, and 10⁻⁵, 10⁶ beyond four digits. Where fewer
/// than two powers of ten lie in the range, 2 and 5 are labelled as well, or else the ticks are linear_ticks.
std::vector<Tick> log_ticks(double low, double high, int most);

/// A number for people: `digits` significant ones, no trailing zeros, scientific as 1.2×10⁻⁵ when out of
/// 1e-4..1e6 (10⁻⁵ where the mantissa is 1); NaN and ∞ spelled so; U+2212 for minus. `0.001` style for
/// learning rates.
std::string format_number(double value, int digits);

/// "(1, -2.5)", each coordinate as format_number() writes it.
std::string format_point(Point p, int digits);

/// A loss as text of steady width: fixed decimals in 0.001..99999 (5 significant figures), else mantissa and
/// power of ten as in 1.23×10⁻⁵; "NaN", "∞", "−∞".
std::string format_loss(double value);

}  // namespace gradreel
