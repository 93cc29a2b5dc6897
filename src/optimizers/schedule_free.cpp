#include "optimizers/schedule_free.hpp"

namespace gradreel {

void ScheduleFree::step(const Objective& objective, Positions& x, double lr) {
  if (z_.size() == 0) {
    y_ = z_ = x;
  } else {
    y_ = (1 - p_.momentum) * z_ + p_.momentum * x;
  }
  objective.gradient(y_, f_, g_);
  ++t_;
  if (t_ < p_.warmup_steps) lr *= t_ / p_.warmup_steps;
  if (lr > largest_rate_) largest_rate_ = lr;
  const double weight = num::pow(t_, p_.r) * num::pow(largest_rate_, p_.weight_lr_power);
  weights_ += weight;
  const double share = weights_ > 0 ? weight / weights_ : 0;
  direct(g_, t_);
  z_ -= lr * (g_ + p_.weight_decay * y_);
  x = (1 - share) * x + share * z_;
}

std::vector<Param> schedule_free_params() {
  return {{.name = "weight_decay",
           .fallback = 0.0,
           .doc = "λ y is added to the direction",
           .range = non_negative(),
           .symbol = "λ"},
          {.name = "warmup_steps",
           .fallback = 0.0,
           .doc = "epochs over which the rate rises from 0, and the weights with it; 0: none",
           .range = {.low = 0, .high = 1e8, .whole = true}},
          {.name = "r",
           .fallback = 0.0,
           .doc = "later points weigh more: by t to this power",
           .range = non_negative(),
           .symbol = "r"},
          {.name = "weight_lr_power",
           .fallback = 2.0,
           .doc = "points weigh by the largest rate so far to this power",
           .range = non_negative(),
           .symbol = "p"}};
}

ScheduleFreeParams schedule_free_values(const ParamValues& p, std::string_view momentum) {
  return {p.number(momentum), p.number("weight_decay"), p.number("warmup_steps"), p.number("r"),
          p.number("weight_lr_power")};
}

std::vector<LandmarkEntry> schedule_free_landmarks() {
  return {{.name = "gradient", .doc = "y, where gradients are taken", .is_trail = true},
          {.name = "base", .doc = "z, the point of the base rule"}};
}

}  // namespace gradreel
