// The two averages of gradients that Adam's relatives keep, and sums over the columns of a batch.
#pragma once

#include "optimizers/rule.hpp"

namespace gradreel {

/// Exponential averages of g and g², from 0. `t` counts the updates.
struct Moments {
  double beta1 = 0, beta2 = 0;
  int t = 0;
  Positions m = {}, v = {};

  void update(const Positions& g) {
    start(m, g);
    start(v, g);
    ++t;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
  }

  double bias1() const { return 1 - num::integer_power(beta1, t); }  ///< 1 - β₁ᵗ
  double bias2() const { return 1 - num::integer_power(beta2, t); }  ///< 1 - β₂ᵗ
};

/// The running maximum of v: raises `most`, which may be empty at first, to v and returns it.
const Positions& raise_to(Positions& most, const Positions& v);

/// Euclidean, one per column, summed in order.
Values column_norms(const Positions& a);

/// The dot products of equal columns of a and b, summed in order.
Values column_dots(const Positions& a, const Positions& b);

/// Σ |a_i| of each column, in order.
Values column_sums_of_sizes(const Positions& a);

}  // namespace gradreel
