// An expression's text as tokens. For the files of expression/ alone.
#pragma once

#include <string_view>
#include <vector>

#include "expression/slip.hpp"

namespace gradreel {

enum class TokenKind { number, name, sign, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;           ///< of a sign: as it is written here; "**" is "^"
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  double number = 0;

  bool is(std::string_view sign) const { return kind == TokenKind::sign && text == sign; }
  bool begins_operand() const { return kind == TokenKind::number || kind == TokenKind::name || is("("); }
};

/// With an end after the last. Throws Slip. The tokens point into `text`.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace gradreel
