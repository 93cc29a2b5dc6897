// How to run one of a scene's optimizers from any start.
#pragma once

#include <functional>
#include <memory>

#include "descent/descend.hpp"

namespace gradreel {

/// Both functions may be called from several threads.
struct Setup {
  std::function<std::unique_ptr<Optimizer>()> make_optimizer;
  std::function<std::unique_ptr<Schedule>(int epochs)>
      make_schedule;         ///< returns null if the rate is constant
  DescentSettings settings;  ///< without the schedule, which the caller makes and keeps alive
};

}  // namespace gradreel
