// What must hold for any text that is taken for a formula: shared by the fuzzer and by the tests that replay
// its corpus.
#pragma once

#include <cmath>
#include <cstring>
#include <string>
#include <variant>
#include <vector>

#include "expression/expression_objective.hpp"
#include "expression/notation.hpp"

namespace gradreel::fuzz {

inline bool same_number(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof a) == 0;
}

inline std::string complaint_about(const Slip& slip, const std::string& text) {
  if (slip.at > text.size()) return "a slip lies behind the text";
  return slip.message.empty() ? "a slip says nothing" : "";
}

/// Values must not depend on what else is computed.
inline std::string complaint_about(const Program& program) {
  const ExpressionObjective f(program);
  Positions x(2, 5), g1, g2;
  x << 0, -0.5, 3, 1e9, -1e-300, 0, 2, -1, -1e9, 1e-300;
  Values v0, v1, v2;
  Hessians h;
  f.value(x, v0);
  f.gradient(x, v1, g1);
  f.hessian(x, v2, g2, h);
  for (Eigen::Index c = 0; c < x.cols(); ++c) {
    if (!same_number(v0(c), v1(c)) || !same_number(v0(c), v2(c))) return "values differ";
    if (!same_number(g1(0, c), g2(0, c)) || !same_number(g1(1, c), g2(1, c))) return "gradients differ";
  }
  return "";
}

/// Empty if all is well.
inline std::string complaint_about(const std::string& text) {
  const auto parsed = parse_expression(text, {{"x", "y"}, {"a", "alpha"}});
  if (const Slip* slip = std::get_if<Slip>(&parsed)) return complaint_about(*slip, text);
  const Expression& expression = std::get<Expression>(parsed);
  if (latex_of(expression).empty() || unicode_of(expression).empty() || latex_lines_of(expression).empty())
    return "no notation";
  const auto program = compile(expression, 2, std::vector{2.0, -0.25});
  if (const Slip* slip = std::get_if<Slip>(&program)) return complaint_about(*slip, text);
  return complaint_about(std::get<Program>(program));
}

}  // namespace gradreel::fuzz
