#include "outputs/snippet_parts.hpp"

#include <fmt/format.h>

#include <array>

#include "core/ascii.hpp"

namespace gradreel {

std::string escaped(std::string_view text, std::string_view from, std::span<const std::string_view> to) {
  std::string out;
  for (const char c : text) {
    const std::size_t at = from.find(c);
    if (at == std::string_view::npos) {
      out += c;
    } else {
      out += to[at];
    }
  }
  return out;
}

std::string html(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kTo = {"&amp;", "&lt;", "&gt;", "&quot;"};
  return escaped(text, "&<>\"", kTo);
}

std::string url(std::string_view name) { return percent_encoded(name, "-._~"); }

std::string block(std::string_view heading, std::string_view words, std::string_view language,
                  std::string_view code) {
  return fmt::format("## {}\n\n{}\n\n```{}\n{}\n```\n\n", heading, words, language, code);
}

std::string size_attributes(int width, int height, std::string_view style) {
  return fmt::format("width=\"{}\" height=\"{}\" style=\"{}max-width: 100%; height: auto\"", width, height,
                     style);
}

}  // namespace gradreel
