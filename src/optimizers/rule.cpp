#include "optimizers/rule.hpp"

namespace gradreel {

Param learning_rate_param(double fallback) {
  return {
      .name = "learning_rate", .fallback = fallback, .doc = "step size", .range = positive(), .symbol = "α"};
}

Param momentum_param(double fallback) {
  return {.name = "momentum",
          .fallback = fallback,
          .doc = "share of the velocity kept",
          .range = fraction(),
          .symbol = "μ"};
}

Param beta1_param(double fallback) {
  return {
      .name = "beta1", .fallback = fallback, .doc = "decay of the mean", .range = fraction(), .symbol = "β₁"};
}

Param beta2_param(double fallback) {
  return {.name = "beta2",
          .fallback = fallback,
          .doc = "decay of the mean square",
          .range = fraction(),
          .symbol = "β₂"};
}

Param epsilon_param(double fallback, std::string_view doc) {
  return {.name = "epsilon", .fallback = fallback, .doc = doc, .range = non_negative(), .symbol = "ε"};
}

Param decoupled_weight_decay_param(double fallback) {
  return {.name = "weight_decay",
          .fallback = fallback,
          .doc = "each step shrinks θ by a share α λ, independently of the gradient",
          .range = non_negative(),
          .symbol = "λ"};
}

Param coupled_weight_decay_param() {
  return {.name = "weight_decay",
          .fallback = 0.0,
          .doc = "λ θ is added to the gradient",
          .range = non_negative(),
          .symbol = "λ"};
}

Param flag_param(std::string_view name, std::string_view doc) {
  return {.name = name, .fallback = false, .doc = doc};
}

Param epsilon_hat_param() {
  return flag_param(
      "epsilon_hat",
      "add ε to √v before the bias correction (the paper's ε̂; ensmallen, TensorFlow), not after");
}

Param decay_param(std::string_view name, double fallback, std::string_view doc, std::string_view symbol) {
  return {.name = name, .fallback = fallback, .doc = doc, .range = fraction(), .symbol = symbol};
}

Param with_symbol(Param param, std::string_view symbol) {
  param.symbol = symbol;
  return param;
}

}  // namespace gradreel
