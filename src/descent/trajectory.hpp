// The path of one optimizer from one start, and how it ended.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/geometry.hpp"
#include "core/objective.hpp"
#include "core/param.hpp"
#include "optimizers/gradient_transforms.hpp"
#include "optimizers/optimizer.hpp"
#include "schedules/schedule.hpp"

namespace gradreel {

enum class Outcome {
  finished,   ///< ran all epochs
  converged,  ///< the gradient's norm fell to the tolerance
  diverged,   ///< the loss rose above its limit, or something became non-finite
};

/// "finished", "converged", "diverged".
std::string_view to_string(Outcome outcome);

/// The rules that end a descent early. A disabled rule is never evaluated.
struct StopRules {
  bool loss = true;                     ///< diverged when the loss is above `max_loss`
  std::optional<double> max_loss;       ///< none: 1000 x the larger of 1 and the initial loss
  bool non_finite = true;               ///< diverged when a coordinate or the loss is NaN or infinite
  std::optional<double> gradient_norm;  ///< converged when the norm is at most this; none: off
};

/// epochs() + 1 points. Point 0 is the start; the last point is that of the outcome. Immutable once made.
struct Trajectory {
  std::vector<Point> points;
  std::vector<double> losses;
  std::vector<double> gradient_norms;  ///< Euclidean
  std::vector<double> learning_rates;  ///< used for the step from point i to i + 1; one fewer than points
  std::vector<double> momenta;         ///< likewise; empty unless the schedule cycles the momentum
  /// Per point, if requested: the optimizer's velocity (see Optimizer::velocity), pointing the way it moves;
  /// zero at the start. Empty if the optimizer keeps none.
  std::vector<Point> velocities = {};
  Outcome outcome = Outcome::finished;

  int epochs() const { return static_cast<int>(points.size()) - 1; }
};

/// How a descent is run.
struct DescentSettings {
  double learning_rate = 0.01;
  int epochs = 100;                    ///< at most
  const Schedule* schedule = nullptr;  ///< of the learning rate, and perhaps the momentum; null: constant
  GradientSettings gradient;           ///< for the optimizer only; losses and norms are the surface's own
  StopRules stop;
  bool keep_velocities = false;
};

/// Runs a fresh `optimizer`. Numerical failure is an outcome, not an exception. Throws std::logic_error if
/// the schedule cycles a momentum that the optimizer does not have.
Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start,
                   const DescentSettings& settings);

/// The same with a constant learning rate.
Trajectory descend(const Objective& surface, Optimizer& optimizer, Point start, double learning_rate,
                   int epochs, const StopRules& stop);

}  // namespace gradreel
