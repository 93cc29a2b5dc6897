// One start with one optimizer.
#pragma once

#include <optional>

#include "core/objective.hpp"
#include "descent/trajectory.hpp"
#include "optimizers/gradient_transforms.hpp"
#include "optimizers/optimizer.hpp"
#include "schedules/schedule.hpp"

namespace gradreel {

/// The rules that end a descent early. A disabled rule is never evaluated.
struct StopRules {
  bool loss = true;                     ///< diverged when the loss is above `max_loss`
  std::optional<double> max_loss;       ///< none: 1000 x the larger of 1 and the initial loss
  bool non_finite = true;               ///< diverged when a coordinate or the loss is NaN or infinite
  std::optional<double> gradient_norm;  ///< converged when the norm is at most this; none: off
};

/// How a descent is run.
struct DescentSettings {
  double learning_rate = 0.01;
  int epochs = 100;                    ///< at most
  const Schedule* schedule = nullptr;  ///< of the learning rate, and perhaps the momentum; none: constant
  GradientSettings gradient;           ///< what the optimizer sees; losses and norms are the surface's own
  StopRules stop;
  bool keep_velocities = false;
};

/// Runs a fresh `optimizer`. Numerical failure is an outcome, not an exception. Throws std::logic_error if
/// the schedule cycles a momentum that the optimizer does not have.
Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start,
                   const DescentSettings& settings);

/// The same from a position of any dimension. Beyond two, the trajectory has all positions, its points are
/// their first two coordinates, and of the landmarks it has the numbers, not the points.
Trajectory descend_from(const Objective& objective, Optimizer& optimizer, const Eigen::ArrayXd& start,
                        const DescentSettings& settings);

/// The same at a constant learning rate.
Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start, double learning_rate,
                   int epochs, const StopRules& stop);

}  // namespace gradreel
