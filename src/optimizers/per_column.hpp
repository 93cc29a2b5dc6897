// The base of optimizers that decide column by column, such as line searches and simplex methods.
#pragma once

#include <utility>
#include <vector>

#include "optimizers/rule.hpp"

namespace gradreel {

/// Runs one copy of `Rule` per column. `Rule` has `void step(const Objective&, Positions& x, double lr)`,
/// where x is one column.
template <class Rule>
class PerColumn : public Optimizer {
 public:
  explicit PerColumn(Rule fresh) : fresh_(std::move(fresh)) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    if (rules_.empty()) rules_.assign(static_cast<std::size_t>(x.cols()), fresh_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      column_ = x.col(c);
      rules_[static_cast<std::size_t>(c)].step(objective, column_, lr);
      x.col(c) = column_;
    }
  }

 protected:
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  Rule fresh_;
  std::vector<Rule> rules_;
  Positions column_;
};

/// The dot product of two single columns, summed in order.
double dot(const Positions& a, const Positions& b);

/// The largest |a_i|; NaN if the last is.
double largest(const Positions& a);

/// Σ |a_i|
double sum_of_sizes(const Positions& a);

}  // namespace gradreel
