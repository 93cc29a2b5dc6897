// The rule inside SAM and Lookahead.
#pragma once

#include <memory>
#include <vector>

#include "optimizers/optimizer.hpp"

namespace gradreel {

/// SGD, Adam or AdamW, as the parameters of base_params() say.
class BaseRule {
 public:
  explicit BaseRule(const ParamValues& p);

  void step(const Objective& objective, Positions& x, double learning_rate);
  const Positions* velocity() const { return rule_->velocity(); }

 private:
  std::unique_ptr<Optimizer> rule_;
  double coupled_decay_ = 0;  // for rules that have none
};

/// `base` and the parameters of all bases.
std::vector<Param> base_params();

}  // namespace gradreel
