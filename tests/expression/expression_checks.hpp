// What tests of expressions share.
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "catch.hpp"
#include "expression/expression_objective.hpp"

namespace gradreel {

/// "AT: MESSAGE; HINT" of what is wrong with a text in x, y and the parameters a and alpha; empty if nothing
/// is.
inline std::string slip_of(const std::string& text) {
  const ExpressionNames names{{"x", "y"}, {"a", "alpha"}};
  const auto said = [](const Slip& slip) {
    return std::to_string(slip.at) + ": " + slip.message + (slip.hint.empty() ? "" : "; " + slip.hint);
  };
  const auto parsed = parse_expression(text, names);
  if (const Slip* slip = std::get_if<Slip>(&parsed)) return said(*slip);
  const auto compiled = compile(std::get<Expression>(parsed), 2, std::vector{2.0, 0.5});
  if (const Slip* slip = std::get_if<Slip>(&compiled)) return said(*slip);
  return "";
}

/// A text that is right, with a = 2 and alpha = 0.5 where no other parameters are given.
inline Program program_of(const std::string& text,
                          const std::vector<std::string>& parameters = {"a", "alpha"},
                          const std::vector<double>& values = {2, 0.5}, int variables = 2) {
  INFO(text);
  const auto parsed = parse_expression(text, {{"x", "y"}, parameters});
  if (const Slip* slip = std::get_if<Slip>(&parsed)) FAIL(slip->message);
  const auto compiled = compile(std::get<Expression>(parsed), variables, values);
  if (const Slip* slip = std::get_if<Slip>(&compiled)) FAIL(slip->message);
  return std::get<Program>(compiled);
}

inline double value_of_text(const std::string& text, double x = 0, double y = 0) {
  Positions at(2, 1);
  at << x, y;
  Values f;
  ExpressionObjective(program_of(text)).value(at, f);
  return f(0);
}

}  // namespace gradreel
