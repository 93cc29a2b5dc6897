// Helpers that update rules share: initial state, a few exact functions, common parameters.
#pragma once

#include <tuple>

#include "core/num.hpp"
#include "core/wide.hpp"
#include "optimizers/optimizer.hpp"

namespace gradreel {

/// In the first step, gives state the shape of x and sets all its elements to `value`.
inline void start(Positions& state, const Positions& x, double value = 0) {
  if (state.size() == 0) state.setConstant(x.rows(), x.cols(), value);
}

/// Calls formula(double&...) for every element of equally shaped arrays: the whole rule in one vectorised
/// pass. The bits are those of separate passes for each operation.
template <class Formula, class... Arrays>
void for_elements(const Formula& formula, Arrays&... arrays) {
  run_wide([&] {
    const auto go = [&formula](Eigen::Index size, auto* __restrict... elements) {
      for (Eigen::Index i = 0; i < size; ++i) formula(elements[i]...);
    };
    go(std::get<0>(std::tie(arrays...)).size(), arrays.data()...);
  });
}

// Eigen's sign and max may treat NaN differently in the body of an array and in its tail.

/// -1, 0 or 1 per element.
inline Positions sign(const Positions& a) {
  return a.unaryExpr([](double v) -> double { return (v > 0) - (v < 0); });
}

/// The larger per element; NaN where `b` is NaN.
inline Positions larger(const Positions& a, const Positions& b) {
  return a.binaryExpr(b, [](double p, double q) { return p > q ? p : q; });
}

Param learning_rate_param(double fallback);                     ///< α
Param momentum_param(double fallback);                          ///< μ
Param beta1_param(double fallback);                             ///< β₁, of the mean
Param beta2_param(double fallback);                             ///< β₂, of the mean square
Param epsilon_param(double fallback, std::string_view doc);     ///< ε
Param decoupled_weight_decay_param(double fallback);            ///< λ
Param coupled_weight_decay_param();                             ///< λ, 0 by default
Param flag_param(std::string_view name, std::string_view doc);  ///< off by default
Param epsilon_hat_param();                                      ///< a flag

/// A share in [0, 1) of an average that is kept.
Param decay_param(std::string_view name, double fallback, std::string_view doc, std::string_view symbol);

/// The same parameter, written with another letter.
Param with_symbol(Param param, std::string_view symbol);

}  // namespace gradreel
