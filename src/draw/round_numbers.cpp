#include "draw/round_numbers.hpp"

#include <algorithm>
#include <cmath>

namespace gradreel {

namespace {

constexpr double kWindow = 0.25;        // of the distance between ticks: how far a rounder number may lie off
constexpr double kAgree = 1e-4;         // a range below this share of its ends is shown with an offset
constexpr int kSmall = -2, kLarge = 3;  // powers of ten that labels may have written out

/// A multiple of unit * 10^exponent within [low, high], 0 < low; none: mantissa 0.
Round multiple_within(double low, double high, int unit, int exponent) {
  const double size = from_decimal(unit, exponent);
  if (!(size > 0) || !std::isfinite(size)) return {};
  const auto near = static_cast<std::int64_t>(low / size);
  for (std::int64_t n = std::max<std::int64_t>(1, near - 1); n <= near + 2; ++n) {
    const Round round = {n * unit, exponent};
    if (round.value() >= low && round.value() <= high) return round;
  }
  return {};
}

Round roundest_positive(double low, double high) {
  int largest = to_decimal(high, 17).exponent;
  if (from_decimal(1, largest) > high) --largest;  // where 17 figures were rounded up
  if (from_decimal(1, largest) >= low) return {1, largest};
  for (int exponent = largest; exponent > largest - 17; --exponent) {
    for (const auto& [unit, e] : {std::pair{1, exponent + 1}, {5, exponent}, {2, exponent}}) {
      const Round round = multiple_within(low, high, unit, e);
      if (round.mantissa != 0) return round;
    }
  }
  const Decimal exact = to_decimal(low, 17);  // no shorter number lies between two neighbouring doubles
  return {std::stoll(exact.digits), exact.exponent - 16};
}

}  // namespace

std::string Round::text() const {
  Decimal d = {mantissa < 0, std::to_string(std::abs(mantissa)), exponent};
  d.exponent += static_cast<int>(d.digits.size()) - 1;
  return written(d);
}

Round roundest(double low, double high) {
  if (low <= 0 && high >= 0) return {};
  if (low > 0) return roundest_positive(low, high);
  Round round = roundest_positive(-high, -low);
  round.mantissa = -round.mantissa;
  return round;
}

std::vector<Tick> spread_ticks(const std::function<double(double)>& value_at, int most) {
  std::vector<Tick> ticks;
  for (int k = 0; k < most; ++k) {
    const double from = std::max(0.0, k - kWindow) / (most - 1),
                 to = std::min(most - 1.0, k + kWindow) / (most - 1);
    const Round round = roundest(value_at(from), value_at(to));
    if (!ticks.empty() && round.value() <= ticks.back().value)
      continue;  // where the scale is finer than doubles
    ticks.push_back({round.value(), round.text()});
  }
  return ticks;
}

double Notation::shown(double value) const {
  const double rest = value - offset.value();
  return exponent < 0 ? rest * from_decimal(1, -exponent) : rest / from_decimal(1, exponent);
}

double Notation::value(double shown) const {
  const double rest = exponent < 0 ? shown / from_decimal(1, -exponent) : shown * from_decimal(1, exponent);
  return offset.value() + rest;
}

std::string Notation::named(std::string_view name, const Words& words) const {
  std::string text(name);
  if (offset.mantissa != 0) {
    const bool is_negative = offset.mantissa < 0;
    if (!text.empty()) text += ' ';
    text += is_negative ? "+ " : std::string(kMinus) + ' ';
    text += words.number(Round{std::abs(offset.mantissa), offset.exponent}.text());
  }
  if (exponent != 0) {
    const std::string factor = "×" + power_of_ten(exponent);
    text += text.empty() ? factor : " (" + factor + ")";
  }
  return text;
}

Notation short_notation(double low, double high) {
  Notation notation;
  const double span = high - low, size = std::max(std::fabs(low), std::fabs(high));
  if (span < kAgree * size) notation.offset = roundest(low - 2 * span, high + 2 * span);
  const double rest =
      std::max(std::fabs(low - notation.offset.value()), std::fabs(high - notation.offset.value()));
  const int power = rest > 0 ? to_decimal(rest, 17).exponent : 0;
  if (power < kSmall || power > kLarge) notation.exponent = std::clamp(power, -300, 300);
  return notation;
}

}  // namespace gradreel
