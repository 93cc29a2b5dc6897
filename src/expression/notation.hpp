// Expressions as people write them by hand.
#pragma once

#include <string>
#include <string_view>

#include "expression/expression.hpp"

namespace gradreel {

/// "(1 - x)^{2} + 5 (y - x^{2})^{2}"
std::string latex_of(const Expression& expression);

/// "(1 − x)² + 5(y − x²)²"
std::string unicode_of(const Expression& expression);

/// A name as a symbol: "\alpha", "x_{1}", "\mathrm{width}".
std::string latex_of_name(std::string_view name);

/// "α", "x₁", "width".
std::string unicode_of_name(std::string_view name);

}  // namespace gradreel
