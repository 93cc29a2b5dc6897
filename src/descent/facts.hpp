// What became of a descent, in a few numbers.
#pragma once

#include <optional>
#include <span>

#include "core/domain.hpp"
#include "core/minimum.hpp"
#include "descent/trajectory.hpp"

namespace gradreel {

/// How near to a minimum counts as there, in the surface's coordinates: a hundredth of the domain's longer
/// side, but never so much that a descent could be near two minima at once.
double arrival_tolerance(std::span<const Minimum> minima, const Domain& domain);

struct DescentFacts {
  struct Nearest {
    Minimum minimum;
    double distance = 0;  ///< Euclidean, from the end
  };
  Point start, end;
  double final_loss = 0;
  Outcome outcome = Outcome::finished;
  int epochs = 0;                  ///< that it ran
  std::optional<Nearest> nearest;  ///< none: no minimum is known, or the end is not finite
  /// Epochs to the tolerance: after so many it stays within it of the nearest minimum. None: at the end it is
  /// not there, or it diverged.
  std::optional<int> arrival;
};

DescentFacts facts_of(const Trajectory& trajectory, std::span<const Minimum> minima, double tolerance);

}  // namespace gradreel
