// Applies the stop rules to one point of a descent.
#pragma once

#include <optional>

#include "descent/descend.hpp"

namespace gradreel {

/// The loss above which a descent counts as diverged, given the loss at its start.
double loss_limit(const StopRules& stop, double first_loss);

/// The outcome if the descent ends here; none if it continues.
std::optional<Outcome> judge(const StopRules& stop, double limit, bool is_finite, double loss,
                             double gradient_norm);

}  // namespace gradreel
