// The outcome of a descent, summarised in a few numbers.
#pragma once

#include <optional>
#include <span>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "descent/trajectory.hpp"

namespace gradreel {

/// The distance from a minimum that counts as arrival, in the surface's coordinates: a hundredth of the
/// domain's longer side, but small enough that no descent can be near two minima at once.
double arrival_tolerance(std::span<const Minimum> minima, const Domain& domain);

struct DescentFacts {
  struct Nearest {
    Minimum minimum;
    double distance = 0;  ///< Euclidean, from the end
  };
  bool has_points = true;  ///< false: only the losses are known
  Point start, end;        ///< NaN without points
  double final_loss = 0;
  Outcome outcome = Outcome::finished;
  int epochs = 0;                  ///< epochs run
  std::optional<Nearest> nearest;  ///< none if no minimum is known or the end is not finite
  /// The epoch from which it stays within the tolerance of the nearest minimum. None if it does not end
  /// there, or diverged.
  std::optional<int> arrival;
};

DescentFacts facts_of(const Trajectory& trajectory, std::span<const Minimum> minima, double tolerance);

}  // namespace gradreel
