#include "expression/expression_objective.hpp"

#include <utility>

#include "expression/evaluate.hpp"

namespace gradreel {

ExpressionObjective::ExpressionObjective(Program program) : program_(std::move(program)) {}

int ExpressionObjective::dimension() const { return program_.variables; }

void ExpressionObjective::value(const Positions& x, Values& f) const { evaluate(program_, x, f); }

void ExpressionObjective::gradient(const Positions& x, Values& f, Positions& g) const {
  evaluate(program_, x, f, g);
}

void ExpressionObjective::hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const {
  evaluate(program_, x, f, g, h);
}

}  // namespace gradreel
