// A typed formula as what optimizers minimise and surfaces show.
#pragma once

#include "core/objective.hpp"
#include "expression/program.hpp"

namespace gradreel {

class ExpressionObjective : public Objective {
 public:
  /// Of one or two variables.
  explicit ExpressionObjective(Program program);

  int dimension() const override;
  void value(const Positions& x, Values& f) const override;
  void gradient(const Positions& x, Values& f, Positions& g) const override;
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override;

 private:
  Program program_;
};

}  // namespace gradreel
