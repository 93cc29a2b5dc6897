#include "core/number_text.hpp"

#include <charconv>
#include <cmath>

namespace gradreel {

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

}  // namespace gradreel
