#include "scene/surrogates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace gradreel {

namespace {

constexpr std::size_t kPair = 12, kEscape = 10;  // bytes

/// Of "\uXXXX" at `at`; 0 if there is none.
unsigned escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text.substr(at, 2) != "\\u") return 0;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, unit, 16);
  return error == std::errc() && end == text.data() + at + 6 ? unit : 0;
}

}  // namespace

std::size_t WithoutSurrogates::missing(std::size_t line_begin, std::size_t column) const {
  const auto before = [&](std::size_t byte) { return std::upper_bound(ends.begin(), ends.end(), byte); };
  return (kPair - kEscape) * static_cast<std::size_t>(before(line_begin + column) - before(line_begin));
}

WithoutSurrogates without_surrogates(const std::string& text) {
  WithoutSurrogates out;
  for (std::size_t at = 0; at < text.size();) {
    const unsigned high = escaped_unit(text, at), low = escaped_unit(text, at + 6);
    if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      out.text += fmt::format("\\U{:08X}", 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
      out.ends.push_back(out.text.size());
      at += kPair;
    } else {  // of "\\" the second is no beginning
      const std::size_t length = text[at] == '\\' ? std::min<std::size_t>(2, text.size() - at) : 1;
      out.text.append(text, at, length);
      at += length;
    }
  }
  return out;
}

}  // namespace gradreel
