// The averaging that the Schedule-Free rules share.
#pragma once

#include "optimizers/rule.hpp"

namespace gradreel {

struct ScheduleFreeParams {
  double momentum, weight_decay, warmup_steps, r, weight_lr_power;
};

/// x is the average of the points z that the base rule visits; gradients are taken between the two.
class ScheduleFree : public Optimizer {
 public:
  explicit ScheduleFree(const ScheduleFreeParams& p) : p_(p) {}

  void step(const Objective& objective, Positions& x, double lr) final;
  void set_momentum(double momentum) final { p_.momentum = momentum; }
  Landmarks landmarks() const final { return {.gradient_at = &y_, .points = {{"base", &z_}}}; }

 protected:
  /// Turns the gradient g of step t (from 1) into the direction of the base rule.
  virtual void direct(Positions& g, int t) = 0;

 private:
  ScheduleFreeParams p_;
  int t_ = 0;
  double largest_rate_ = 0, weights_ = 0;
  Values f_;
  Positions y_, z_, g_;
};

/// `momentum` is declared by the rule, which has its own name for it.
std::vector<Param> schedule_free_params();

ScheduleFreeParams schedule_free_values(const ParamValues& p, std::string_view momentum);

std::vector<LandmarkEntry> schedule_free_landmarks();

}  // namespace gradreel
