#include "core/number_text.hpp"

#include <charconv>
#include <cmath>

namespace gradreel {

std::string counted(std::int64_t n, std::string_view what) {
  std::string text = std::to_string(n) + ' ';
  text.append(what);
  return n == 1 ? text : text + 's';
}

void append_number(std::string& out, double v) {
  if (std::isnan(v)) {
    out += "NaN";
  } else if (std::isinf(v)) {
    out += v > 0 ? "Infinity" : "-Infinity";
  } else {
    char text[32];
    out.append(text, std::to_chars(text, text + sizeof text, v).ptr);
  }
}

std::string number_text(double v) {
  std::string text;
  append_number(text, v);
  return text;
}

std::string plain_number_text(double v) {
  std::string text = number_text(v);
  if (v == std::floor(v) && std::fabs(v) < 1e9) return std::to_string(static_cast<long long>(v));
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text;
  if (text[e + 1] == '+') text.erase(e + 1, 1);
  const std::size_t digits = e + (text[e + 1] == '-' ? 2 : 1);
  if (text[digits] == '0') text.erase(digits, 1);
  return text;
}

}  // namespace gradreel
