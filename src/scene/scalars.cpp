#include "scene/scalars.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/ascii.hpp"

namespace gradreel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t n = 0;
  while (at + n < text.size() && is_digit(text[at + n])) ++n;
  return n;
}

/// The parts of -12.50e3, if all of the text is one.
struct Decimal {
  std::string_view sign, whole, decimals, exponent;
};

std::optional<Decimal> split_decimal(std::string_view text) {
  Decimal d;
  std::size_t at = 0;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) d.sign = text.substr(at++, 1);
  const std::size_t whole = digits_at(text, at);
  d.whole = text.substr(at, whole);
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t n = digits_at(text, ++at);
    d.decimals = text.substr(at, n);
    at += n;
  }
  if (d.whole.empty() && d.decimals.empty()) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const std::size_t begin = ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t n = digits_at(text, at);
    if (n == 0) return std::nullopt;
    at += n;
    d.exponent = text.substr(begin, at - begin);
  }
  if (at != text.size()) return std::nullopt;
  return d;
}

bool has_leading_zero(const Decimal& d) { return d.whole.size() > 1 && d.whole[0] == '0'; }

std::string without_leading_zeros(const Decimal& d, std::string_view text) {
  const std::size_t first = std::min(d.whole.find_first_not_of('0'), d.whole.size() - 1);
  const auto skipped = static_cast<std::size_t>(d.whole.data() - text.data()) + first;
  return std::string(d.sign) + std::string(text.substr(skipped));
}

bool names_infinity_or_nan(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (!text.empty() && text[0] == '.') text.remove_prefix(1);
  const std::string lower = lower_case(std::string(text));
  return lower == "inf" || lower == "infinity" || lower == "nan";
}

std::int64_t to_integer(std::string_view digits) {
  std::int64_t n = 0;
  for (const char c : digits) n = 10 * n + (c - '0');
  return n;
}

}  // namespace

Parsed<double> parse_number(std::string_view text) {
  const std::optional<Decimal> d = split_decimal(text);
  if (!d) {
    if (names_infinity_or_nan(text)) return {{}, "must be finite", ""};
    return {{}, "is not a number", ""};
  }
  if (has_leading_zero(*d)) return {{}, "has leading zeros", "write " + without_leading_zeros(*d, text)};
  if (!d->sign.empty() && d->sign[0] == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    const bool small = d->exponent.empty() ? d->whole.find_first_not_of('0') == std::string_view::npos
                                           : d->exponent[0] == '-';
    return {{}, small ? "is too close to 0" : "must be finite", ""};
  }
  if (error != std::errc() || end != text.data() + text.size()) return {{}, "is not a number", ""};
  return {value == 0 ? 0.0 : value, "", ""};  // no -0
}

Parsed<bool> parse_flag(std::string_view text, bool on_off) {
  if (text == "true" || (on_off && text == "on")) return {true, "", ""};
  if (text == "false" || (on_off && text == "off")) return {false, "", ""};
  return {{}, on_off ? "is neither on nor off" : "is neither true nor false", ""};
}

Parsed<Rational> parse_decimal(std::string_view text) {
  const std::optional<Decimal> d = split_decimal(text);
  if (!d) return {{}, names_infinity_or_nan(text) ? "must be finite" : "is not a number", ""};
  if (!d->exponent.empty()) return {{}, "has an exponent", "write it as a plain decimal number"};
  if (has_leading_zero(*d)) return {{}, "has leading zeros", "write " + without_leading_zeros(*d, text)};
  std::string_view decimals = d->decimals;
  while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
  if (decimals.size() > 3) return {{}, "has more than 3 decimals", ""};
  if (d->whole.size() > 9) return {{}, "is too large", ""};
  std::int64_t den = 1;
  for (std::size_t i = 0; i < decimals.size(); ++i) den *= 10;
  const std::int64_t num = to_integer(d->whole) * den + to_integer(decimals);
  if (d->sign == "-" && num != 0) return {{}, "is negative", ""};
  return {Rational::reduced(num, den), "", ""};
}

Parsed<Rational> parse_rate(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    Parsed<Rational> rate = parse_decimal(text);
    if (rate.value && rate.value->num == 0) return {{}, "must be above 0", ""};
    return rate;
  }
  const std::string_view num = text.substr(0, slash), den = text.substr(slash + 1);
  const auto is_part = [](std::string_view part) {
    return !part.empty() && part.size() <= 6 && part[0] != '0' && digits_at(part, 0) == part.size();
  };
  if (!is_part(num) || !is_part(den)) return {{}, "is not a fraction of whole numbers", "like 30000/1001"};
  return {Rational::reduced(to_integer(num), to_integer(den)), "", ""};
}

Parsed<double> parse_size(std::string_view text) {
  constexpr std::pair<std::string_view, double> kUnits[] = {
      {"KiB", 1024.0}, {"MiB", 1048576.0}, {"GiB", 1073741824.0}, {"kB", 1e3},
      {"KB", 1e3},     {"MB", 1e6},        {"GB", 1e9},           {"B", 1}};
  double unit = 1;
  for (const auto& [name, size] : kUnits) {
    if (!text.ends_with(name)) continue;
    text.remove_suffix(name.size());
    while (text.ends_with(' ')) text.remove_suffix(1);
    unit = size;
    break;
  }
  Parsed<double> number = parse_number(text);
  if (!number.value) return {{}, "is not a number of bytes", ""};
  const double bytes = *number.value * unit;
  if (bytes != static_cast<double>(static_cast<std::int64_t>(bytes))) {
    return {{}, "is not a whole number of bytes", ""};
  }
  return {bytes, "", ""};
}

Parsed<unsigned> parse_color(std::string_view text) {
  const bool sized = text.size() == 7 || text.size() == 9;
  unsigned value = 0;
  if (sized && text[0] == '#') {
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
    if (error == std::errc() && end == text.data() + text.size()) {
      return {text.size() == 7 ? (value << 8 | 0xFF) : value, "", ""};
    }
  }
  return {{}, "is not a colour", "like \"#1a2b3c\", or with opacity \"#1a2b3c80\""};
}

}  // namespace gradreel
