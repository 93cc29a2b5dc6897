// Mini-batches, noise, clipping and weight decay, applied to the objective that an optimizer sees. They work
// with any update rule.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/random.hpp"
#include "core/rows_objective.hpp"
#include "optimizers/mini_batches.hpp"

namespace gradreel {

/// Applied to gradients in this order: noise, clipping by value, clipping by norm, weight decay. 0 disables
/// each.
struct GradientSettings {
  double weight_decay = 0;     ///< λ: λ |θ|² / 2 is added to the objective (coupled decay)
  double clip_norm = 0;        ///< maximum Euclidean norm of the gradient
  double clip_value = 0;       ///< each partial derivative in [-value, value]
  double noise_std = 0;        ///< standard deviation of the Gaussian noise on each partial derivative
  BatchSettings batches = {};  ///< of the rows of a RowsObjective, in place of noise
  std::uint64_t seed = 0;      ///< of noise and batches; a function of (scene seed, descent index)

  friend bool operator==(const GradientSettings&, const GradientSettings&) = default;
};

/// Columns stay independent. Within an epoch (of batches: a step), all evaluations see the same batch. The
/// noise is one vector ξ per (seed, epoch) that tilts the objective by ξ·θ, as
/// a mini-batch would. Within an epoch, values and gradients are therefore consistent, which line searches
/// need. Clipping changes only gradients, not values or Hessians.
class GradientTransforms : public Objective {
 public:
  /// Keeps a reference to `inner`. Throws std::logic_error if it has no rows and batches are asked for.
  GradientTransforms(const Objective& inner, const GradientSettings& settings);

  /// Draws the noise of an epoch, or the batch of a step.
  void set_epoch(int epoch);

  int dimension() const override { return inner_.dimension(); }
  ParameterShapes shapes() const override { return inner_.shapes(); }
  void value(const Positions& x, Values& f) const override;
  void gradient(const Positions& x, Values& f, Positions& g) const override;
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override;

 private:
  const Objective& seen() const { return batch_ ? *batch_ : inner_; }
  void change_values(const Positions& x, Values& f) const;
  void change_gradients(const Positions& x, Positions& g) const;

  const Objective& inner_;
  GradientSettings settings_;
  const RowsObjective* rows_ = nullptr;  // `inner_`, where optimizers see batches
  std::optional<MiniBatches> batches_;
  std::unique_ptr<const Objective> batch_;  // of this step
  Eigen::ArrayXd noise_;                    // of this epoch, one per dimension
};

}  // namespace gradreel
