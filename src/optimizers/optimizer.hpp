// Update rules. An optimizer moves every column of a batch by one epoch, each column as if it were alone.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/objective.hpp"
#include "core/param.hpp"

namespace gradreel {

/// State of its own per run; the state is shaped by the first step, and the shape of x must not change after
/// it.
class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// Advances x (dimension x columns) by one epoch at the given learning rate. Given the objective, not a
  /// gradient, so that rules that look elsewhere (Nesterov, line searches, Newton) are no special case.
  virtual void step(const Objective& objective, Positions& x, double learning_rate) = 0;

  /// Replaces the parameter that the entry names in `momentum`, from the next step on; for schedules that
  /// cycle it. Throws std::logic_error if the rule has none.
  virtual void set_momentum(double value);

  /// What the rule remembers of past gradients (dimension x columns), pointing uphill as these do: v of
  /// momentum, m of Adam. Null if it remembers nothing of the kind; empty before the first step.
  virtual const Positions* velocity() const { return nullptr; }
};

/// All that is known of an optimizer without running it.
struct OptimizerEntry {
  std::string_view name;           ///< snake_case, as in YAML
  std::string_view title;          ///< for legends
  std::string_view formula;        ///< Unicode, one update per line
  std::string_view latex;          ///< the same in LaTeX, one update per line
  std::string_view source;         ///< the paper or book
  std::string_view notes;          ///< conventions that libraries differ in, and whose are followed
  std::vector<Param> params;       ///< the first is the learning rate
  std::string_view momentum = {};  ///< the parameter that a schedule may cycle; empty if there is none
  bool takes_schedule = true;      ///< false: the learning rate matters in the first step only
  bool bounds_step = false;        ///< no coordinate moves by much more than the learning rate in a step
  bool uses_gradient = true;       ///< false: gradient settings have no effect
  std::unique_ptr<Optimizer> (*make)(const ParamValues&);
};

/// All optimizers, in the order of optimizers.def.
std::span<const OptimizerEntry* const> optimizers();

/// Null if there is none of that name.
const OptimizerEntry* find_optimizer(std::string_view name);

}  // namespace gradreel
