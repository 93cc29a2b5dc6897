// Decimal texts and exact powers of ten, without the C library's logarithm and power.
#pragma once

#include <cstdint>
#include <string>

namespace gradreel {

inline constexpr const char* kMinus = "\u2212";

/// A number as sign * 0.DIGITS... : `digits` has `count` figures, the first worth 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

/// `value` (finite) rounded to `count` (1..17) significant figures.
Decimal to_decimal(double value, int count);

/// The double nearest to mantissa * 10^exponent.
double from_decimal(std::int64_t mantissa, int exponent);

/// mantissa * 10^exponent, written out with `decimals` places (>= -exponent), U+2212 for minus.
std::string fixed(std::int64_t mantissa, int exponent, int decimals);

/// Ten to the power of `exponent`, in superscript figures.
std::string power_of_ten(int exponent);

}  // namespace gradreel
