#include "readers/text_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/error.hpp"
#include "core/utf8.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxShown = 80;  // code points of a line in a message

/// The byte where the text is not UTF-8, or holds a NUL; npos if there is none.
std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0) return at;
    const std::size_t length = byte < 0x80 ? 1 : code_point_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string_view digits_of(std::string_view text) { return text.starts_with('+') ? text.substr(1) : text; }

}  // namespace

void fail_at(const std::string& file, std::string_view text, std::size_t at, const std::string& message,
             const std::string& hint) {
  Mistake mistake;
  std::size_t begin = 0;
  mistake.where.line = 1;
  for (std::size_t i = 0; i < at; ++i) {
    const bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (!ends) continue;
    ++mistake.where.line;
    begin = i + 1;
  }
  const std::string_view line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  const std::string_view before = line.substr(0, std::min(at - begin, line.size()));
  const bool can_be_shown = first_bad_byte(line) == std::string_view::npos;
  mistake.where.file = file;
  mistake.where.column = static_cast<int>(can_be_shown ? count_code_points(before) : before.size()) + 1;
  if (can_be_shown && count_code_points(line) <= kMaxShown) mistake.line = line;
  mistake.message = message;
  mistake.hint = hint;
  throw Error({std::move(mistake)});
}

void require_text(const std::string& file, std::string_view text) {
  const std::size_t bad = first_bad_byte(text);
  if (bad == std::string_view::npos) return;
  fail_at(file, text, bad, "expected text in UTF-8",
          "is this a table? Columns of numbers are read from .csv, .npy and .npz");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool read_number(std::string_view text, double& number) {
  const std::string_view digits = digits_of(text);
  if (digits.empty() || digits.front() == '+') return false;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size();
}

void fail_as_number(const std::string& file, std::string_view text, std::size_t at, std::string_view field,
                    const std::string& what) {
  const std::string_view digits = digits_of(field);
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc::result_out_of_range && end == digits.data() + digits.size())
    fail_at(file, text, at, fmt::format("{}{} is beyond the range of doubles", what, field));
  const bool has_comma = field.find(',') != std::string_view::npos;
  fail_at(file, text, at,
          what + (field.empty() ? std::string("expected a number, found nothing")
                                : fmt::format("expected a number, found '{}'", field)),
          has_comma ? "decimals begin with a point" : "");
}

}  // namespace gradreel
