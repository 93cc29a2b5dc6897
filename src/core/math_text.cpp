#include "core/math_text.hpp"

#include <algorithm>

namespace gradreel {

namespace {

/// The dollar that ends a formula whose content begins at `begin`; npos if there is none.
std::size_t end_of_formula(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '$') {
      return i;
    }
  }
  return std::string_view::npos;
}

bool is_escaped_dollar(std::string_view text, std::size_t at) { return text.substr(at, 2) == "\\$"; }

bool has_paired_braces(std::string_view latex) {
  int depth = 0;
  for (std::size_t i = 0; i < latex.size() && depth >= 0; ++i) {
    if (latex[i] == '\\')
      ++i;
    else if (latex[i] == '{')
      ++depth;
    else if (latex[i] == '}')
      --depth;
  }
  return depth == 0;
}

/// Bytes of the smallest piece at `at`.
std::size_t piece_length(std::string_view text, std::size_t at) {
  if (is_escaped_dollar(text, at)) return 2;
  if (text[at] == '$') {
    const std::size_t end = end_of_formula(text, at + 1);
    return end == std::string_view::npos ? 1 : end + 1 - at;
  }
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
    ++length;
  return length;
}

}  // namespace

std::vector<TextPart> split_math(std::string_view text) {
  std::vector<TextPart> parts;
  if (!has_math(text)) {
    if (!text.empty()) parts.push_back({std::string(text), false, 0, text.size()});
    return parts;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = piece_length(text, at);
    const std::string_view piece = text.substr(at, length);
    if (piece[0] == '$' && length > 1) {
      parts.push_back({std::string(piece.substr(1, length - 2)), true, at, at + length});
    } else {
      if (parts.empty() || parts.back().is_formula) parts.push_back({"", false, at, at});
      parts.back().text += is_escaped_dollar(piece, 0) ? piece.substr(1) : piece;
      parts.back().end = at + length;
    }
    at += length;
  }
  return parts;
}

std::optional<MathSlip> find_math_slip(std::string_view text) {
  for (std::size_t at = 0; has_math(text) && at < text.size(); at += piece_length(text, at)) {
    if (text[at] != '$') continue;
    const std::size_t length = piece_length(text, at);
    if (length == 1) return MathSlip{at, "this $ has no partner", "write \\$ for a dollar sign"};
    const std::string_view latex = text.substr(at + 1, length - 2);
    if (latex.find_first_not_of(" \t\n") == std::string_view::npos) {
      return MathSlip{at, "there is nothing between these two $", "write \\$ for a dollar sign"};
    }
    if (!has_paired_braces(latex)) return MathSlip{at, "the braces of this formula do not pair", ""};
  }
  return std::nullopt;
}

std::size_t find_outside_math(std::string_view text, std::string_view separator, std::size_t from) {
  if (!has_math(text)) return text.find(separator, from);
  for (std::size_t at = 0; at < text.size(); at += piece_length(text, at)) {
    if (at >= from && text.substr(at, separator.size()) == separator) return at;
  }
  return std::string_view::npos;
}

std::vector<std::size_t> cut_points(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size();) ends.push_back(at += piece_length(text, at));
  return ends;
}

}  // namespace gradreel
