#include "film/poles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gradreel {

bool has_pole(const Objective& f, const Domain& domain, Point top, Point step, double far, double sign) {
  constexpr int kAcross = 5, kCount = kAcross * kAcross, kTurns = 24;
  constexpr double kFar = 20;  // times the height of the first points around the top
  double first = 0;
  Positions x(2, kCount);
  Values values;
  for (int turn = 0; turn < kTurns; ++turn) {
    step = 0.5 * step;
    for (int i = 0; i < kCount; ++i) {
      const int row = i / kAcross;
      const double u = i % kAcross - 2, v = row - 2;
      x(0, i) = std::clamp(top.x + 0.5 * u * step.x, domain.x_min, domain.x_max);
      x(1, i) = std::clamp(top.y + 0.5 * v * step.y, domain.y_min, domain.y_max);
    }
    f.value(x, values);
    // The middle may be the pole itself, if rounding makes it finite: it tells nothing.
    int best = -1;
    for (int i = 0; i < kCount; ++i) {
      if (i == kCount / 2 || !std::isfinite(values(i))) continue;
      if (best < 0 || sign * values(i) > sign * values(best)) best = i;
    }
    if (best < 0) return false;
    if (turn == 0) first = values(best);
    if (sign * (values(best) - first) > kFar * std::fabs(first - far)) return true;
    const double middle = values(kCount / 2);
    if (!std::isfinite(middle) || sign * values(best) > sign * middle) top = {x(0, best), x(1, best)};
  }
  return false;
}

}  // namespace gradreel
