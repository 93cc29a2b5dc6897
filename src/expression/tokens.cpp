#include "expression/tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gradreel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What people write, and what expressions have in its place.
struct Foreign {
  std::string_view written, hint;
};

constexpr Foreign kForeign[] = {
    {"&&", "nest where: where(x > 0, where(y > 0, a, b), b)"},
    {"||", "nest where: where(x > 0, a, where(y > 0, a, b))"},
    {"//", "write floor(a/b)"},
    {":=", "a formula is the function's value alone"},
    {"→", "write where(condition, a, b)"},
    {"?", "write where(condition, a, b)"},
    {"=", "write == to compare; a formula is the function's value alone, without \"f(x, y) =\""},
    {"%", "write a - b*floor(a/b) for the remainder"},
    {"|", "write abs(x) for the absolute value"},
    {"!", "factorials are not known"},
    {"..", "a number has one decimal point"},
    {".", "a point stands only in numbers"},
    {";", "a formula is one value"},
    {"[", "write (; the variables are x and y, not x[0] and x[1]"},
    {":", "a formula is the function's value alone, without \"lambda x, y:\""},
    {"]", "write )"},
    {"{", "write ("},
    {"}", "write )"},
    {"\\", "write the functions by their names, without a backslash"},
    {"$", "a formula stands without dollar signs"},
    {"−", "write -"},
    {"–", "write -"},
    {"·", "write *"},
    {"×", "write *"},
    {"∗", "write *"},
    {"÷", "write /"},
    {"²", "write ^2"},
    {"³", "write ^3"},
    {"⁴", "write ^4"},
    {"½", "write 1/2"},
    {"√", "write sqrt(x)"},
    {"∛", "write cbrt(x)"},
    {"π", "write pi"},
    {"Σ", "write sum(i, 1, 5, i*x)"},
    {"∑", "write sum(i, 1, 5, i*x)"},
    {"≤", "write <="},
    {"≥", "write >="},
    {"≠", "write !="},
    {"∞", "numbers are finite"},
};

/// The code point at the beginning of a text.
std::string_view first_code_point(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(0, end);
}

[[noreturn]] void refuse(std::string_view rest, std::size_t at) {
  for (const Foreign& foreign : kForeign) {
    if (rest.starts_with(foreign.written))
      throw Slip{at, fmt::format("unexpected '{}'", foreign.written), std::string(foreign.hint)};
  }
  throw Slip{at, fmt::format("unexpected '{}'", first_code_point(rest)), ""};
}

/// Digits, a point, an exponent.
std::size_t length_of_number(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    while (i < text.size() && is_digit(text[i])) ++i;
  };
  digits();
  if (i < text.size() && text[i] == '.') ++i, digits();
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    const std::size_t before = i++;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (i == text.size() || !is_digit(text[i])) return before;  // e is then the constant
    digits();
  }
  return i;
}

/// "0x1F", "1_000".
void refuse_other_notations(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view rest = text.substr(end);
  if (rest.size() < 2) return;
  if (rest[0] == '_' && is_digit(rest[1])) throw Slip{end, "digits stand without '_' between them", ""};
  const bool is_hexadecimal = text.substr(at, end - at) == "0" && (rest[0] == 'x' || rest[0] == 'X');
  unsigned long long whole = 0;
  const char* const last = text.data() + text.size();
  const auto [stop, error] = std::from_chars(rest.data() + 1, last, whole, 16);
  if (!is_hexadecimal || stop == rest.data() + 1) return;
  throw Slip{at, "numbers are decimal",
             error == std::errc() ? fmt::format("write {}", whole) : std::string()};
}

Token number_token(std::string_view text, std::size_t at) {
  const std::size_t length = length_of_number(text.substr(at));
  Token token{TokenKind::number, text.substr(at, length), at, at + length, 0};
  const auto [end, error] = std::from_chars(token.text.data(), token.text.data() + length, token.number);
  if (error == std::errc::result_out_of_range || !std::isfinite(token.number))
    throw Slip{at, fmt::format("{} is too large or too small a number", token.text), ""};
  if (end != token.text.data() + length) throw Slip{at, fmt::format("{} is not a number", token.text), ""};
  refuse_other_notations(text, at, token.end);
  if (token.end < text.size() && text[token.end] == '.')
    throw Slip{token.end, "a number has one decimal point", ""};
  return token;
}

/// A point belongs to a name that goes on after it, like np.sin, so that messages can tell.
Token name_token(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) ||
                               (text[end] == '.' && end + 1 < text.size() && is_letter(text[end + 1]))))
    ++end;
  return {TokenKind::name, text.substr(at, end - at), at, end, 0};
}

Token sign_token(std::string_view text, std::size_t at) {
  constexpr std::string_view kSigns[] = {"**", "<=", ">=", "==", "!=", "+", "-", "*",
                                         "/",  "^",  "<",  ">",  "(",  ")", ","};
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) refuse(rest, at);
  for (const std::string_view sign : kSigns) {
    if (!rest.starts_with(sign)) continue;
    return {TokenKind::sign, sign == "**" ? std::string_view("^") : sign, at, at + sign.size(), 0};
  }
  refuse(rest, at);
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && is_space(text[at])) ++at;
    if (at == text.size()) break;
    const bool point = text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(text[at]) || point) {
      tokens.push_back(number_token(text, at));
    } else {
      tokens.push_back(is_letter(text[at]) ? name_token(text, at) : sign_token(text, at));
    }
    at = tokens.back().end;
  }
  const std::size_t end = tokens.empty() ? 0 : tokens.back().end;
  tokens.push_back({TokenKind::end, {}, end, end, 0});
  return tokens;
}

}  // namespace gradreel
