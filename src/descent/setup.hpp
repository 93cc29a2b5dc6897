// How an optimizer of a scene is run, from whatever start.
#pragma once

#include <functional>
#include <memory>

#include "descent/descend.hpp"

namespace gradreel {

/// Both functions may be called from several threads.
struct Setup {
  std::function<std::unique_ptr<Optimizer>()> make_optimizer;
  std::function<std::unique_ptr<Schedule>(int epochs)>
      make_schedule;         ///< gives null where the rate is constant
  DescentSettings settings;  ///< without the schedule: whoever runs it makes one that lives as long
};

}  // namespace gradreel
