// What stop rules say of one point of a descent.
#pragma once

#include <optional>

#include "descent/descend.hpp"

namespace gradreel {

/// The loss above which a descent has diverged, from the loss at its start.
double loss_limit(const StopRules& stop, double first_loss);

/// Nothing: go on.
std::optional<Outcome> judge(const StopRules& stop, double limit, bool is_finite, double loss,
                             double gradient_norm);

}  // namespace gradreel
