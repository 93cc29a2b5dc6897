#include "descent/judge.hpp"

#include <algorithm>
#include <cmath>

namespace gradreel {

double loss_limit(const StopRules& stop, double first_loss) {
  return stop.max_loss.value_or(1000 * std::max(1.0, first_loss));
}

std::optional<Outcome> judge(const StopRules& stop, double limit, bool is_finite, double loss,
                             double gradient_norm) {
  if (stop.non_finite && (!is_finite || !std::isfinite(loss))) return Outcome::diverged;
  if (stop.loss && loss > limit) return Outcome::diverged;
  if (stop.gradient_norm && gradient_norm <= *stop.gradient_norm) return Outcome::converged;
  return std::nullopt;
}

}  // namespace gradreel
