// Line searches: backtracking to sufficient decrease (Armijo), and the strong Wolfe conditions.
#pragma once

#include "core/objective.hpp"

namespace gradreel {

/// J at origin + t direction.
struct LinePoint {
  double t = 0, f = 0;
  double slope = 0;  ///< of J along the direction
  Positions g;       ///< its gradient
};

/// J restricted to a line, for a single column.
class Line {
 public:
  /// Keeps references.
  Line(const Objective& objective, const Positions& origin, const Positions& direction)
      : objective_(objective), origin_(origin), direction_(direction) {}

  LinePoint at(double t);
  double value_at(double t);
  const Positions& direction() const { return direction_; }
  int evaluations() const { return evaluations_; }

 private:
  const Objective& objective_;
  const Positions &origin_, &direction_;
  Positions x_;
  Values f_;
  int evaluations_ = 0;
};

/// The first of t, t shrink, t shrink², ... with J(x + t d) <= f + c t slope; 0 if none of the first 60
/// satisfies it.
double backtrack(Line& line, double f, double slope, double t, double shrink, double c);

struct WolfeConditions {
  double c1 = 1e-4;                ///< sufficient decrease
  double c2 = 0.9;                 ///< share of the initial slope that may remain
  double change_tolerance = 1e-9;  ///< the search stops at brackets shorter than this
  int max_trials = 25;
};

/// Searches from step t for a point with J(t) <= J(0) + c1 t J'(0) and |J'(t)| <= c2 |J'(0)|. Returns the
/// best point seen if there is none. The slope at the origin must be negative. J. Nocedal and S. J. Wright,
/// Numerical Optimization, 2006, algorithms 3.5 and 3.6, with cubic interpolation and the safeguards of
/// PyTorch's L-BFGS.
LinePoint strong_wolfe(Line& line, const LinePoint& origin, double t, const WolfeConditions& conditions);

}  // namespace gradreel
