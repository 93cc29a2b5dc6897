#include "draw/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "draw/ticks.hpp"

namespace gradreel {

namespace {

// The figures with a point after the one worth 10^0, and zeros to reach it from either side.
std::string plain(const std::string& digits, int exponent) {
  const int after_first = static_cast<int>(digits.size()) - 1;
  std::string text;
  if (exponent < 0) {
    text = "0.";
    text.append(static_cast<std::size_t>(-exponent - 1), '0');
    return text.append(digits);
  }
  text = digits;
  if (exponent >= after_first) return text.append(static_cast<std::size_t>(exponent - after_first), '0');
  return text.insert(static_cast<std::size_t>(exponent) + 1, 1, '.');
}

std::string not_finite(double value) {
  if (std::isnan(value)) return "NaN";
  return value < 0 ? std::string(kMinus) + "∞" : "∞";
}

}  // namespace

Decimal to_decimal(double value, int count) {
  char text[64];
  const auto end =
      std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific, count - 1).ptr;
  const char* e = std::find(text, end, 'e');
  Decimal decimal;
  decimal.negative = value < 0;
  std::copy_if(static_cast<const char*>(text), e, std::back_inserter(decimal.digits),
               [](char c) { return c != '.'; });
  std::from_chars(e[1] == '+' ? e + 2 : e + 1, end, decimal.exponent);
  return decimal;
}

double from_decimal(std::int64_t mantissa, int exponent) {
  const std::string text = std::to_string(mantissa) + 'e' + std::to_string(exponent);
  double value = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc::result_out_of_range) {
    // The library leaves `value` alone; what is out of range here is too small or beyond the axis.
    return exponent < 0 ? 0 : std::copysign(HUGE_VAL, static_cast<double>(mantissa));
  }
  return value;
}

std::string fixed(std::int64_t mantissa, int exponent, int decimals) {
  std::string digits = std::to_string(mantissa < 0 ? -mantissa : mantissa);
  if (mantissa != 0) digits.append(static_cast<std::size_t>(exponent + decimals), '0');
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  std::string text = mantissa < 0 ? kMinus : "";
  return text.append(digits);
}

std::string power_of_ten(int exponent) {
  static const char* const kSuperscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "10⁻" : "10";
  for (const char c : std::to_string(std::abs(exponent))) text += kSuperscripts[c - '0'];
  return text;
}

std::string format_number(double value, int digits) {
  if (!std::isfinite(value)) return not_finite(value);
  if (value == 0) return "0";
  return written(to_decimal(value, std::clamp(digits, 1, 17)));
}

std::string written(Decimal d) {
  if (d.digits.find_first_not_of('0') == std::string::npos) return "0";
  while (d.digits.size() > 1 && d.digits.back() == '0') d.digits.pop_back();
  const std::string sign = d.negative ? kMinus : "";
  const bool is_power = d.digits == "1";
  if (d.exponent >= -4 && (d.exponent < 6 || (d.exponent == 6 && is_power))) {
    return sign + plain(d.digits, d.exponent);
  }
  return sign + (is_power ? "" : plain(d.digits, 0) + "×") + power_of_ten(d.exponent);
}

std::string format_point(Point p, int digits) {
  return fmt::format("({}, {})", format_number(p.x, digits), format_number(p.y, digits));
}

std::string format_place(Point p, int dimension, int digits) {
  return dimension > 1 ? format_point(p, digits) : "x = " + format_number(p.x, digits);
}

std::string format_loss(double value) {
  if (!std::isfinite(value)) return not_finite(value);
  if (value == 0) return "0.0000";
  Decimal d = to_decimal(value, 5);
  const std::string sign = d.negative ? kMinus : "";
  if (d.exponent >= -3 && d.exponent <= 4) return sign + plain(d.digits, d.exponent);
  d = to_decimal(value, 3);
  return sign + plain(d.digits, 0) + "×" + power_of_ten(d.exponent);
}

}  // namespace gradreel
