// The learning rate and momentum of one step, as its schedule says.
#pragma once

#include <optional>

#include "descent/descend.hpp"

namespace gradreel {

struct StepSettings {
  double rate = 0;
  std::optional<double> momentum = {};  ///< none if it is not scheduled
};

/// The settings of the step from `epoch` to the next. Sets the optimizer's momentum.
StepSettings begin_step(const DescentSettings& settings, int epoch, Optimizer& optimizer);

}  // namespace gradreel
