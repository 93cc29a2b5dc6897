// Optimizers. An update rule advances all columns of a batch by one epoch; columns do not affect each other.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/objective.hpp"
#include "core/param.hpp"

namespace gradreel {

/// What a rule knows besides the point that is shown: views of its state, one column (or number) per descent.
/// Before the first step they may be empty.
struct Landmarks {
  const Positions* gradient_at = nullptr;  ///< where the last step took its gradient, if not where it began
  const Values* learned_rate = nullptr;    ///< the last step's rate, of rules that set it themselves
  std::vector<std::pair<std::string_view, const Positions*>> points = {};  ///< as the last step left them
  std::vector<std::pair<std::string_view, const Values*>> lengths = {};    ///< of the last step
};

/// Holds the state of one run. The first step determines its shape; the shape of x must not change
/// afterwards.
class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// Advances x (dimension x columns) by one epoch at the given learning rate. x is the point that is shown
  /// and judged; a rule may keep others (an average, the point of its gradients) as state. It takes the
  /// objective rather than a gradient, so that rules which evaluate it elsewhere (Nesterov, line searches,
  /// Newton) need no special case.
  virtual void step(const Objective& objective, Positions& x, double learning_rate) = 0;

  /// Sets the parameter that the entry names in `momentum`, from the next step on, for schedules that cycle
  /// it. Throws std::logic_error if the rule has none.
  virtual void set_momentum(double value);

  /// The rule's average of past gradients (dimension x columns), pointing uphill as they do: v of momentum, m
  /// of Adam. Null if the rule keeps none; empty before the first step.
  virtual const Positions* velocity() const { return nullptr; }

  /// Other points and lengths, for overlays and files. The entry lists their names.
  virtual Landmarks landmarks() const { return {}; }
};

/// Declares a point or a length among a rule's landmarks.
struct LandmarkEntry {
  std::string_view name;   ///< snake_case; "gradient" is Landmarks::gradient_at
  std::string_view doc;    ///< what it is
  bool is_length = false;  ///< else a point
  bool is_trail = false;   ///< of points: drawn as a thin trail beside the rule's own
};

/// Everything known about an optimizer without running it.
struct OptimizerEntry {
  std::string_view name;           ///< snake_case, as in YAML
  std::string_view title;          ///< for legends
  std::string_view family;         ///< the page of docs/optimizers/ that explains it
  std::string_view formula;        ///< Unicode, one update per line
  std::string_view latex;          ///< the same in LaTeX, one update per line
  std::string_view source;         ///< the paper or book
  std::string_view notes;          ///< where libraries differ, and which convention this follows
  std::vector<Param> params;       ///< the first is the learning rate
  std::string_view momentum = {};  ///< the parameter that a schedule may cycle; empty if there is none
  std::vector<LandmarkEntry> landmarks = {};  ///< what the rule shows besides its point
  bool takes_schedule = true;                 ///< false: the learning rate matters only in the first step
  bool bounds_step = false;          ///< no coordinate moves by much more than the learning rate in a step
  bool uses_gradient = true;         ///< false: gradient settings have no effect
  bool uses_hessian = false;         ///< it takes second derivatives
  bool for_matrices = false;         ///< it treats each matrix among the parameters as one
  std::string_view on_vectors = {};  ///< of a rule for matrices alone: what it is on a vector
  bool keeps_sides =
      false;  ///< it keeps a matrix for each side of a matrix, and for a vector one of its length squared
  /// Multiply-adds of a step beside the objective's; null: some per parameter.
  double (*work)(const ParameterShapes& shapes) = nullptr;
  std::unique_ptr<Optimizer> (*make)(const ParamValues&);
};

/// All optimizers, in the order of optimizers.def.
std::span<const OptimizerEntry* const> optimizers();

/// Null if there is no optimizer of that name.
const OptimizerEntry* find_optimizer(std::string_view name);

}  // namespace gradreel
