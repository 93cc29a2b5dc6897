// The base of optimizers that treat each matrix among the parameters by itself.
#pragma once

#include <utility>
#include <vector>

#include "core/matrix.hpp"
#include "optimizers/rule.hpp"

namespace gradreel {

/// The part of a column that begins at row `first`.
Matrix matrix_in(const Positions& x, Eigen::Index column, Eigen::Index first, const ParameterPart& part);

/// Puts it back.
void put_matrix(const Matrix& w, Eigen::Index column, Eigen::Index first, Positions& x);

/// A part as rules see it that treat a matrix of one row or one column as a vector.
inline ParameterPart upright(const ParameterPart& part) {
  return part.is_matrix() ? part : ParameterPart{part.size(), 1};
}

/// Runs one copy of `Rule` per column and part, all of which take the gradient at the same point. `Rule` has
/// `void step(Matrix& w, const Matrix& g, double lr)`; a vector comes as one column.
template <class Rule>
class PerMatrix : public Optimizer {
 public:
  explicit PerMatrix(Rule fresh) : fresh_(std::move(fresh)) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    if (rules_.empty()) {
      parts_ = objective.shapes();
      rules_.assign(static_cast<std::size_t>(x.cols()) * parts_.size(), fresh_);
    }
    auto rule = rules_.begin();
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
      Eigen::Index first = 0;
      for (const ParameterPart& part : parts_) {
        Matrix w = matrix_in(x, c, first, upright(part));
        (rule++)->step(w, matrix_in(g_, c, first, upright(part)), lr);
        put_matrix(w, c, first, x);
        first += part.size();
      }
    }
  }

 private:
  Rule fresh_;
  ParameterShapes parts_;
  std::vector<Rule> rules_;
  Values f_;
  Positions g_;
};

}  // namespace gradreel
