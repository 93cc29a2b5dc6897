#include "descent/step_settings.hpp"

namespace gradreel {

StepSettings begin_step(const DescentSettings& settings, int epoch, Optimizer& optimizer) {
  if (!settings.schedule) return {settings.learning_rate};
  const StepSettings step = {settings.schedule->rate(settings.learning_rate, epoch),
                             settings.schedule->momentum(epoch)};
  if (step.momentum) optimizer.set_momentum(*step.momentum);
  return step;
}

}  // namespace gradreel
