// The path of one descent, and how it ended.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

enum class Outcome {
  finished,   ///< ran all epochs
  converged,  ///< the gradient's norm fell to the tolerance
  diverged,   ///< the loss rose above its limit, or something became non-finite
};

/// "finished", "converged", "diverged".
std::string_view to_string(Outcome outcome);

/// A point that the rule keeps beside the one shown, at each epoch (see Optimizer::landmarks).
struct Companion {
  std::string name;
  std::vector<Point> points;  ///< as many as the trajectory has; the first is its start
};

/// A length that belongs to each step, such as the radius of a trust region.
struct StepLengths {
  std::string name;
  std::vector<double> values;  ///< of the step from point i to i + 1
};

/// epochs() + 1 points. Point 0 is the start; the last point is that of the outcome. Immutable once made.
/// descend() fills in everything; a recorded descent may have only points and losses, or losses alone.
struct Trajectory {
  std::vector<Point> points;  ///< all NaN: not recorded
  std::vector<double> losses;
  std::vector<double> gradient_norms;  ///< Euclidean; empty: not recorded
  std::vector<double> learning_rates;  ///< of the step from point i to i + 1, as the rule set it if it sets
                                       ///< its own; empty: not recorded
  std::vector<double> momenta;         ///< likewise; empty unless the schedule cycles the momentum
  /// Per point, if requested: the optimizer's velocity (see Optimizer::velocity), pointing the way it moves;
  /// zero at the start. Empty if the optimizer keeps none.
  std::vector<Point> velocities = {};
  /// The epochs that a file recorded, rising; between them the points move straight, and before them they
  /// stand still. Empty: all of them.
  std::vector<int> recorded_epochs = {};
  /// Where the step from point i to i + 1 took its gradient. Empty if that is point i.
  std::vector<Point> gradient_points = {};
  std::vector<Companion> companions = {};
  std::vector<StepLengths> lengths = {};
  Outcome outcome = Outcome::finished;

  /// Where a descent of more than two parameters was, all numbers of one epoch after the other; null: its
  /// points are all there is. Its points then lie in a plane (descent/plane.hpp), and these are the distances
  /// from it.
  std::shared_ptr<const std::vector<double>> positions = nullptr;
  std::vector<double> plane_distances = {};

  /// All coordinates at an epoch; none where the points are all there is.
  std::span<const double> position(std::size_t epoch) const;
  bool has_plane_distances() const { return plane_distances.size() == points.size(); }

  bool has_points() const { return is_finite(points.front()); }
  bool has_gradient_norms() const { return gradient_norms.size() == points.size(); }
  bool has_learning_rates() const { return learning_rates.size() + 1 == points.size(); }

  /// The points of a landmark: "gradient", or a companion's name. Null if there are none.
  const std::vector<Point>* points_of(std::string_view landmark) const;

  int epochs() const { return static_cast<int>(points.size()) - 1; }
};

}  // namespace gradreel
