// An expression that somebody typed, such as "(1 - x)^2 + 5*(y - x^2)^2", as a tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "expression/functions.hpp"
#include "expression/slip.hpp"

namespace gradreel {

enum class NodeKind {
  number,
  pi,
  e,
  variable,   ///< `symbol`: which
  parameter,  ///< `symbol`: which
  index,      ///< of a sum; `symbol`: how many sums stand around that sum
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  less,
  greater,
  less_equal,
  greater_equal,
  equal,
  unequal,
  call,  ///< `function`; a sum's arguments are its bounds and its term, and `symbol` is its index's
};

struct ExpressionNode {
  NodeKind kind = NodeKind::number;
  FunctionName function = FunctionName::sin;
  int symbol = 0;
  double number = 0;
  std::string text = {};           ///< of numbers, names, and a sum's index: as written
  std::vector<int> args = {};      ///< nodes
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// Immutable once parsed. Arguments stand before the nodes that use them; the root is the last.
struct Expression {
  std::string text;
  std::vector<ExpressionNode> nodes;

  const ExpressionNode& root() const { return nodes.back(); }
  const ExpressionNode& node(int i) const { return nodes[static_cast<std::size_t>(i)]; }
};

/// What names stand for.
struct ExpressionNames {
  std::vector<std::string> variables, parameters;
};

inline constexpr std::size_t kMaxExpressionLength = 2000;  ///< bytes
inline constexpr int kMaxExpressionDepth = 100;            ///< of nesting

/// Why a name may not be a parameter's: empty if it may. `variables` are taken.
std::string why_no_parameter(std::string_view name, const std::vector<std::string>& variables);

/// The first slip if it is none.
std::variant<Expression, Slip> parse_expression(const std::string& text, const ExpressionNames& names);

}  // namespace gradreel
