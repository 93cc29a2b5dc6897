// Decimal text and exact powers of ten, without the C library's logarithm and power.
#pragma once

#include <cstdint>
#include <string>

namespace gradreel {

inline constexpr const char* kMinus = "\u2212";

/// A decimal number. The first of `digits` has the place value 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

/// `value` (finite) rounded to `count` (1..17) significant figures.
Decimal to_decimal(double value, int count);

/// The double nearest to mantissa * 10^exponent.
double from_decimal(std::int64_t mantissa, int exponent);

/// mantissa * 10^exponent with `decimals` (>= -exponent) decimal places, and U+2212 as minus sign.
std::string fixed(std::int64_t mantissa, int exponent, int decimals);

/// The number without trailing zeros, U+2212 as minus sign. Outside 1e-4..1e6 it is scientific: 1.2×10⁻⁵, or
/// 10⁻⁵ if the mantissa is 1.
std::string written(Decimal number);

/// "10" with `exponent` in superscript digits.
std::string power_of_ten(int exponent);

}  // namespace gradreel
