// Round numbers, and ticks at round numbers along scales of any kind.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"
#include "draw/numbers.hpp"
#include "draw/ticks.hpp"

namespace gradreel {

/// mantissa * 10^exponent.
struct Round {
  std::int64_t mantissa = 0;
  int exponent = 0;
  double value() const { return from_decimal(mantissa, exponent); }
  std::string text() const;  ///< with all its figures, as written() writes them
};

/// The number in [low, high] with the fewest figures: 0, else a power of ten,
/// else a multiple of the largest possible 1, 5 or 2
/// times a power of ten. Both finite, low <= high.
Round roundest(double low, double high);

/// At most `most` (>= 2) ticks, about evenly spread along a scale on which t in 0..1 has the finite value
/// `value_at(t)`, which rises with t. Labels are as written() writes them.
std::vector<Tick> spread_ticks(const std::function<double(double)>& value_at, int most);

/// What the labels of an axis leave out: a value is `offset` + the labelled number * 10^`exponent`.
struct Notation {
  Round offset;
  int exponent = 0;

  bool is_plain() const { return offset.mantissa == 0 && exponent == 0; }
  double shown(double value) const;
  double value(double shown) const;

  /// The name of an axis with what is left out: "x − 10¹² (×10⁻³)".
  std::string named(std::string_view name, const Words& words = *english_words()) const;
};

/// The notation that makes labels within [low, high] short: with an offset if the ends agree in their first
/// figures, and with a power of ten unless numbers are of everyday size.
Notation short_notation(double low, double high);

}  // namespace gradreel
