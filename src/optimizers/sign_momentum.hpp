// The rule that Signum and Tiger share: the sign of the mean of gradients.
#pragma once

#include "optimizers/rule.hpp"

namespace gradreel {

class SignMomentum : public Optimizer {
 public:
  SignMomentum(double beta, double weight_decay) : beta_(beta), weight_decay_(weight_decay) {}

  void step(const Objective& objective, Positions& x, double lr) override {
    objective.gradient(x, f_, g_);
    start(m_, x);
    x *= 1 - lr * weight_decay_;
    m_ = beta_ * m_ + (1 - beta_) * g_;
    x -= lr * sign(m_);
  }

  void set_momentum(double beta) override { beta_ = beta; }
  const Positions* velocity() const override { return &m_; }

 private:
  double beta_, weight_decay_;
  Values f_;
  Positions g_, m_;
};

}  // namespace gradreel
