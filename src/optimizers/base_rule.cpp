#include "optimizers/base_rule.hpp"

#include "optimizers/gradient_transforms.hpp"
#include "optimizers/rule.hpp"

namespace gradreel {

BaseRule::BaseRule(const ParamValues& p) {
  const std::string& base = p.text("base");
  const OptimizerEntry& entry = *find_optimizer(base);
  ParamValues own(entry.params);
  for (const char* name : {"momentum", "nesterov", "beta1", "beta2", "epsilon", "weight_decay"}) {
    if (own.has(name)) own.set(name, p.value(name));
  }
  if (!own.has("weight_decay")) coupled_decay_ = p.number("weight_decay");
  rule_ = entry.make(own);
}

void BaseRule::step(const Objective& objective, Positions& x, double learning_rate) {
  if (coupled_decay_ == 0) return rule_->step(objective, x, learning_rate);
  const GradientTransforms decayed(objective, {.weight_decay = coupled_decay_});
  rule_->step(decayed, x, learning_rate);
}

std::vector<Param> base_params() {
  return {{.name = "base",
           .fallback = std::string("sgd"),
           .doc = "the rule inside",
           .choices = {"sgd", "adam", "adamw"}},
          {.name = "momentum",
           .fallback = 0.9,
           .doc = "of sgd: share of the velocity kept",
           .range = fraction(),
           .symbol = "μ"},
          flag_param("nesterov", "of sgd: step along g + μ u"),
          decay_param("beta1", 0.9, "of adam and adamw: decay of the mean", "β₁"),
          decay_param("beta2", 0.999, "of adam and adamw: decay of the mean square", "β₂"),
          epsilon_param(1e-8, "of adam and adamw: added to the root"),
          {.name = "weight_decay",
           .fallback = 0.0,
           .doc = "of the base: λ θ is added to the gradient; adamw shrinks θ by a share α λ",
           .range = non_negative(),
           .symbol = "λ"}};
}

}  // namespace gradreel
