// Exact fractions, for frame rates and times.
#pragma once

#include <cstdint>
#include <numeric>

namespace gradreel {

/// A positive fraction in lowest terms, e.g. 30000/1001 frames per second.
struct Rational {
  std::int64_t num = 1, den = 1;

  static Rational reduced(std::int64_t num, std::int64_t den) {
    const std::int64_t g = std::gcd(num, den);
    return {num / g, den / g};
  }
  double value() const { return static_cast<double>(num) / static_cast<double>(den); }
  friend bool operator==(const Rational&, const Rational&) = default;
};

/// a * b / c, rounded to nearest, halves up. a, b >= 0 and c > 0. Exact: the product has 128 bits.
inline std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t c) {
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>((2 * static_cast<Wide>(a) * b + c) / (2 * static_cast<Wide>(c)));
}

}  // namespace gradreel
