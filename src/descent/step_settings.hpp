// What a schedule says of one step.
#pragma once

#include <optional>

#include "descent/descend.hpp"

namespace gradreel {

struct StepSettings {
  double rate = 0;
  std::optional<double> momentum = {};  ///< none where it is not scheduled
};

/// Of the step from `epoch` to the next; hands the momentum to the optimizer.
StepSettings begin_step(const DescentSettings& settings, int epoch, Optimizer& optimizer);

}  // namespace gradreel
