// What an optimizer is shown instead of the bare objective: noise, clipping and weight decay, for any rule.
#pragma once

#include <cstdint>

#include "core/objective.hpp"

namespace gradreel {

/// Applied to gradients in this order: noise, clipping by value, clipping by norm, weight decay. 0 switches
/// each off.
struct GradientSettings {
  double weight_decay = 0;  ///< λ: λ |θ|² / 2 is added to the objective (coupled decay)
  double clip_norm = 0;     ///< Euclidean norm of the gradient at most
  double clip_value = 0;    ///< each partial derivative in [-value, value]
  double noise_std = 0;     ///< of the Gaussian noise on each partial derivative
  std::uint64_t seed = 0;   ///< of the noise, from (scene seed, descent index)

  friend bool operator==(const GradientSettings&, const GradientSettings&) = default;
};

/// Columns stay independent, and within an epoch the same place gives the same numbers: the noise is one
/// vector ξ per (seed, epoch), as if a mini-batch had tilted the objective by ξ·θ, so that line searches see
/// a value and a gradient that agree. Clipping changes gradients only, neither values nor Hessians.
class GradientTransforms : public Objective {
 public:
  /// Keeps a reference to `inner`.
  GradientTransforms(const Objective& inner, const GradientSettings& settings)
      : inner_(inner), settings_(settings) {
    set_epoch(0);
  }

  /// Draws the epoch's noise.
  void set_epoch(int epoch);

  int dimension() const override { return inner_.dimension(); }
  void value(const Positions& x, Values& f) const override;
  void gradient(const Positions& x, Values& f, Positions& g) const override;
  void hessian(const Positions& x, Values& f, Positions& g, Hessians& h) const override;

 private:
  void change_values(const Positions& x, Values& f) const;
  void change_gradients(const Positions& x, Positions& g) const;

  const Objective& inner_;
  GradientSettings settings_;
  Eigen::ArrayXd noise_;  // of this epoch, one per dimension
};

/// A standard normal number, a pure function of its arguments.
double gaussian(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index);

}  // namespace gradreel
