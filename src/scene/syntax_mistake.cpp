#include "scene/syntax_mistake.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.hpp"
#include "scene/odd_text.hpp"
#include "scene/references.hpp"

namespace gradreel {

namespace {

struct SyntaxWords {
  std::string_view said, message, hint;
};

constexpr SyntaxWords kSyntax[] = {
    {"illegal map value", "a ':' does not belong here", "check the indentation, or put the text in quotes"},
    {"end of map not found", "this does not continue the mapping above", "check the indentation"},
    {"end of sequence not found", "this does not continue the list above", "check the indentation"},
    {"end of sequence flow not found", "the list has no closing ']' before this",
     "close it, or write the comma that is missing"},
    {"end of map flow not found", "the mapping has no closing '}' before this",
     "close it, or write the comma that is missing"},
    {"illegal flow end", "a closing bracket without an opening one", ""},
    {"illegal block entry", "a list with '-' must begin on a line of its own", ""},
    {"unexpected character in block scalar", "a '|' begins text of several lines",
     "put the text in quotes; in a formula, write abs(x)"},
    {"unknown token", "a value cannot begin with this character", "put the text in quotes"},
    {"the referenced anchor is not defined", "this alias names an anchor that is not defined above", ""},
    {"alias not found after *", "a '*' without the name of an anchor", "put the text in quotes"},
    {"anchor not found after &", "a '&' without a name", "put the text in quotes"},
};

/// Brackets that are open at the end.
std::ptrdiff_t open_in(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
}

/// Whether a flow list or mapping is open before the byte, and no quote.
bool is_in_brackets(std::string_view line, std::size_t at) {
  const std::string_view before = line.substr(0, at);
  const bool is_quoted = std::count(before.begin(), before.end(), '"') % 2 == 1 ||
                         std::count(before.begin(), before.end(), '\'') % 2 == 1;
  return !is_quoted && before.find_first_of("[{") != std::string_view::npos;
}

int column_of(std::string_view line, std::size_t at) {
  return static_cast<int>(count_code_points(line.substr(0, at))) + 1;
}

}  // namespace

Mistake syntax_mistake(const Source& source, Place where, const std::string& said) {
  if (said.find("escape") != std::string::npos || said.find("hex number") != std::string::npos)
    return source.mistake(where, "a backslash that is no escape of YAML", escape_hint(source, where));
  const std::string& line = source.line_at(where);
  if (const auto reference = next_reference(line); reference && is_in_brackets(line, reference->begin))
    return source.mistake(
        {where.line, column_of(line, reference->begin)}, "a variable in brackets without quotes",
        fmt::format("write \"{}\"", line.substr(reference->begin, reference->end - reference->begin)));
  const std::string odd = odd_line_hint(source, where.line);
  for (const SyntaxWords& words : kSyntax) {
    if (said.starts_with(words.said))  // yaml-cpp 0.8 adds the anchor's name
      return source.mistake(where, std::string(words.message), odd.empty() ? std::string(words.hint) : odd);
  }
  return source.mistake(where, "not YAML: " + said, odd);
}

std::optional<Mistake> cut_call(const Source& source, const Value& before, std::string_view after,
                                bool is_key) {
  const bool is_closed = open_in(after) < 0;
  if (open_in(before.text) <= 0 || (!is_closed && !is_key)) return std::nullopt;
  const std::string whole = fmt::format("{}, {}{}", before.text, after, is_closed ? "" : ", …");
  std::string hint = fmt::format("put it in quotes: \"{}\"", whole);
  if (whole[0] == '(' && whole.ends_with(')'))
    hint = fmt::format("write [{}]", std::string_view(whole).substr(1, whole.size() - 2));
  if (whole.find("space(") != std::string::npos || whole.find("range(") != std::string::npos)
    hint = "write the numbers out, like [0.1, 0.01, 0.001]";
  return source.mistake(
      before.where, fmt::format("the comma in {} ends the {} here", whole, is_key ? "value" : "item"), hint);
}

}  // namespace gradreel
