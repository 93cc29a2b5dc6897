// Expressions as people write them by hand.
#pragma once

#include <string>
#include <string_view>

#include "expression/expression.hpp"

namespace gradreel {

/// "(1 - x)^{2} + 5 (y - x^{2})^{2}"
std::string latex_of(const Expression& expression);

/// The same, with a line break before some signs of the outermost sum or product where one line would be
/// long.
std::string latex_lines_of(const Expression& expression);

/// "(1 − x)² + 5(y − x²)²"
std::string unicode_of(const Expression& expression);

/// A name as a symbol: "\alpha", "x_{1}", "\mathrm{width}".
std::string latex_of_name(std::string_view name);

/// "0.5", "2 \cdot 10^{-5}".
std::string latex_of_number(double number);

/// A symbol of plain text: "\kappa" of "κ", "w" of "w".
std::string latex_of_symbol(std::string_view symbol);

/// "α", "x₁", "width".
std::string unicode_of_name(std::string_view name);

}  // namespace gradreel
