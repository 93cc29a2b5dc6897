// Parts of expressions as people write them. For the files of expression/ alone.
#pragma once

#include <string>
#include <string_view>

#include "expression/expression.hpp"

namespace gradreel {

/// How tightly a written part holds together.
enum Binding { kSum, kProduct, kPower, kAtom };

struct Part {
  std::string text;
  Binding binding = kAtom;
  bool is_tall = false;     ///< of LaTeX: parentheses around it must grow
  bool is_number = false;   ///< begins with a digit
  bool is_slashed = false;  ///< of plain text: ends with what is divided by, as "x/2" does
};

/// In LaTeX or plain text.
Part part_of(const Expression& expression, int node, bool latex);

/// In parentheses unless it binds at least so tightly.
Part at_least(Part part, Binding binding, bool latex);

/// "1.5e-3" as "1.5 \cdot 10^{-3}".
Part part_of_number(std::string_view text, bool latex);

}  // namespace gradreel
