// Numbers from their text: the whole text, decimal only, independent of the locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/rational.hpp"

namespace gradreel {

/// A value, or why there is none ("is not a number") and perhaps what to write instead.
template <class T>
struct Parsed {
  std::optional<T> value;
  std::string problem, hint;
};

/// -2, 0.5, .5, 1e-3. No other base, no separators, no leading zeros, nothing that is not finite.
Parsed<double> parse_number(std::string_view text);

/// true or false; where `on_off`, also on or off.
Parsed<bool> parse_flag(std::string_view text, bool on_off);

/// A decimal number of at least 0 and less than 10^9, with at most 3 decimals and no exponent: exact.
Parsed<Rational> parse_decimal(std::string_view text);

/// The same, or a fraction like 30000/1001 whose parts are whole and below 10^6; not 0.
Parsed<Rational> parse_rate(std::string_view text);

/// Bytes: a whole number, or a decimal one with a unit: 800kB, 1.5 MB, 2MiB (k and M are powers of 1000, Ki
/// and Mi of 1024).
Parsed<double> parse_size(std::string_view text);

/// #rrggbb or #rrggbbaa as 0xrrggbbaa.
Parsed<unsigned> parse_color(std::string_view text);

}  // namespace gradreel
