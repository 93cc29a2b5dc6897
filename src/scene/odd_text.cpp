#include "scene/odd_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scene/flow_text.hpp"

namespace gradreel {

namespace {

struct OddCharacter {
  std::string_view text, hint;
};

constexpr OddCharacter kOddCharacters[] = {
    {"\u00A0", "there is a no-break space (U+00A0) in it: write a plain space"},
    {"\u202F", "there is a narrow no-break space (U+202F) in it: write a plain space"},
    {"\u2007", "there is a figure space (U+2007) in it: write a plain space"},
    {"\u2009", "there is a thin space (U+2009) in it: write a plain space"},
    {"\u3000", "there is an ideographic space (U+3000) in it: write a plain space"},
    {"\u200B", "there is an invisible zero-width space (U+200B) in it: leave it out"},
    {"\u2060", "there is an invisible word joiner (U+2060) in it: leave it out"},
    {"\uFEFF", "there is an invisible byte-order mark (U+FEFF) in it: leave it out"},
    {"\u201C", "write straight quotes, not “ and ”"},
    {"\u201D", "write straight quotes, not “ and ”"},
    {"\u201E", "write straight quotes, not „ and “"},
    {"\u00AB", "write straight quotes, not « and »"},
    {"\u2018", "write straight quotes, not ‘ and ’"},
    {"\u2019", "write straight quotes, not ‘ and ’"},
    {"\u2212", "write a plain hyphen, not the minus sign − (U+2212)"},
    {"\u2013", "write a plain hyphen, not the dash – (U+2013)"},
    {"\uFF1A", "write a plain colon, not ： (U+FF1A)"},
    {"\uFF0C", "write a plain comma, not ， (U+FF0C)"},
};

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_word_character);
}

constexpr std::size_t kLongestPair = 60;  // bytes: nobody wants to read more as a hint

/// "key: value", of which `value` may run on over lines that YAML has joined: it ends before the next word
/// with `sign` behind. Empty if it is too long.
std::string pair_of(std::string_view key, std::string_view value, std::string_view sign) {
  for (std::size_t at = value.find(' '); at != std::string_view::npos; at = value.find(' ', at + 1)) {
    const std::string_view rest = value.substr(at + 1);
    const std::size_t word = rest.find_first_of(" :=");
    if (word != std::string_view::npos && is_word(rest.substr(0, word)) &&
        rest.substr(word).starts_with(sign))
      value = value.substr(0, at);
  }
  return key.size() + value.size() > kLongestPair ? "" : fmt::format("{}: {}", key, value);
}

/// "surface: booth" of "surface = booth"; empty if it is nothing of the kind.
std::string with_colon(std::string_view text) {
  const std::size_t equals = text.find(" = ");
  if (equals == std::string_view::npos || !is_word(text.substr(0, equals))) return {};
  return pair_of(text.substr(0, equals), text.substr(equals + 3), " = ");
}

/// "surface: booth" of "surface:booth"; empty if it is nothing of the kind.
std::string with_space(std::string_view text) {
  const std::size_t colon = text.find(':');
  const bool is_key =
      colon != 0 && colon != std::string_view::npos && colon + 1 < text.size() &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_word_character);
  if (!is_key || text[colon + 1] == ' ' || text[colon + 1] == '/' || text[colon + 1] == ':') return {};
  return pair_of(text.substr(0, colon), text.substr(colon + 1), ":");
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "0.1" of "0,1"; empty if it is nothing of the kind.
std::string with_point(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return {};
  const std::string_view sign = text.substr(0, text.find_first_of("0123456789"));
  const bool is_number = (sign.empty() || sign == "-") &&
                         is_digits(text.substr(sign.size(), comma - sign.size())) &&
                         is_digits(text.substr(comma + 1));
  return is_number ? fmt::format("{}.{}", text.substr(0, comma), text.substr(comma + 1)) : "";
}

std::string odd_character_hint(std::string_view text) {
  for (const OddCharacter& odd : kOddCharacters) {
    if (text.find(odd.text) != std::string_view::npos) return std::string(odd.hint);
  }
  return {};
}

/// Without indentation and the dashes of lists.
std::string_view content_of(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t-");
  return first == std::string_view::npos ? std::string_view() : line.substr(first);
}

/// "'It''s new'" of the line "title: 'It's new'", where text goes on behind a quote or bracket that is
/// closed.
std::string half_quoted_hint(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos) return {};
  const std::size_t begin = line.find_first_not_of(' ', colon + 2);
  if (begin == std::string_view::npos) return {};
  std::string_view value = line.substr(begin);
  value = value.substr(0, value.find_last_not_of(" \r") + 1);
  const std::size_t open = std::string_view("'\"[").find(value[0]);
  if (open == std::string_view::npos) return {};
  const std::size_t close = value.find("'\"]"[open], 1);
  if (close == std::string_view::npos || close + 1 >= value.size()) return {};
  const char next = value[close + 1];
  const bool goes_on = is_word_character(next) ||
                       (next == ' ' && close + 2 < value.size() && is_word_character(value[close + 2]));
  if (!goes_on || value.find(": ") != std::string_view::npos) return {};
  const bool is_whole = open == 0 && value.ends_with('\'');  // only the quote inside it has to be doubled
  return "put the whole text in quotes: " +
         single_quoted(is_whole ? value.substr(1, value.size() - 2) : value);
}

std::string line_hint(std::string_view line) {
  const std::string_view indent = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
  if (indent.find('\t') != std::string_view::npos) return "indent with spaces, not tabs";
  std::string odd = odd_character_hint(line);
  if (!odd.empty()) return odd;
  const std::string spaced = with_space(content_of(line));
  return spaced.empty() ? half_quoted_hint(line) : fmt::format("put a space after the colon: {}", spaced);
}

}  // namespace

std::string odd_text_hint(std::string_view text) {
  std::string odd = odd_character_hint(text);
  const std::string spaced = with_space(text), pointed = with_point(text);
  if (!odd.empty()) return odd;
  if (!spaced.empty()) return fmt::format("put a space after the colon: {}", spaced);
  if (!pointed.empty()) return fmt::format("write a decimal point: {}", pointed);
  if (const std::string keyed = with_colon(text); !keyed.empty()) return fmt::format("write {}", keyed);
  const std::size_t dash = text.find(" - ");
  if (dash != std::string_view::npos && is_word(text.substr(0, dash)) && is_word(text.substr(dash + 3)))
    return "align the dashes of the list, one item a line";
  const bool is_item =
      text.size() > 1 && text[0] == '-' && is_word(text.substr(1)) && !is_digits(text.substr(1, 1));
  return is_item ? fmt::format("put a space after the dash: - {}", text.substr(1)) : "";
}

std::string odd_line_hint(const Source& source, int line) {
  std::string own = line_hint(source.line(line));
  if (!own.empty() || line < 2) return own;
  const std::string above = line_hint(source.line(line - 1));
  return above.empty() ? "" : fmt::format("line {}: {}", line - 1, above);
}

std::string decimal_commas_hint(const Source& source, Place where, std::size_t count) {
  const std::string& line = source.line_at(where);
  const std::size_t open = source.byte_of(where), close = std::min(line.find(']', open), line.size());
  if (open >= line.size() || line[open] != '[') return {};
  std::vector<std::string> numbers;
  for (std::string_view rest = std::string_view(line).substr(open + 1, close - open - 1);;) {
    const std::size_t end = rest.find(", ");
    const std::string pointed = with_point(rest.substr(0, end));
    numbers.push_back(pointed.empty() ? std::string(rest.substr(0, end)) : pointed);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 2);
  }
  const bool fits =
      numbers.size() == count && std::none_of(numbers.begin(), numbers.end(),
                                              [](const auto& n) { return n.find(',') != std::string::npos; });
  return fits ? fmt::format("write decimal points: [{}]", fmt::join(numbers, ", ")) : "";
}

std::string escape_hint(const Source& source, Place where) {
  const std::string& line = source.line_at(where);
  const std::size_t at = source.byte_of(where);
  for (std::size_t open = line.find('"'); open != std::string::npos && open <= at;) {
    std::size_t close = open + 1;
    while (close < line.size() && line[close] != '"') close += line[close] == '\\' ? 2 : 1;
    const std::string_view text =
        std::string_view(line).substr(open + 1, std::min(close, line.size()) - open - 1);
    const bool is_formula =
        text.find('\\') != std::string_view::npos && text.find('$') != std::string_view::npos;
    if (at <= close + 1 && is_formula)
      return fmt::format("use single quotes, in which a backslash is no escape: {}", single_quoted(text));
    open = close < line.size() ? line.find('"', close + 1) : std::string::npos;
  }
  return {};
}

}  // namespace gradreel
