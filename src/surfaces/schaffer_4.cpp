#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Schaffer4 {
  // The formula's |x² − y²| makes no difference under an even function of its sine; without it no kink is in
  // the way.
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T xx = x * x, yy = y * y;
    const T c = num::cos(num::sin(xx - yy)), d = 1.0 + 0.001 * (xx + yy);
    return 0.5 + (c * c - 0.5) / (d * d);
  }
};

}  // namespace

const SurfaceEntry& schaffer_4() {
  static const SurfaceEntry entry = {
      .name = "schaffer_4",
      .title = "Schaffer function N. 4",
      .family = "many_minima",
      .formula = "0.5 + (cos²(sin |x² − y²|) − 0.5) / (1 + 0.001 (x² + y²))²",
      .latex = R"(0.5 + \frac{\cos^2(\sin |x^2 - y^2|) - 0.5}{(1 + 0.001 (x^2 + y^2))^2})",
      .source =
          "S. K. Mishra, Some new test functions for global optimization and performance of repulsive "
          "particle swarm method, 2006, after J. D. Schaffer",
      .notes = "Searched on ±100, where it oscillates too fast to be drawn; shown closer.",
      .domain = {-2, 2, -2, 2},
      .minima = {{{0, 1.2531318314637332}, 0.29257863203598056},
                 {{0, -1.2531318314637332}, 0.29257863203598056},
                 {{1.2531318314637332, 0}, 0.29257863203598056},
                 {{-1.2531318314637332, 0}, 0.29257863203598056}},
      .starts = {{0.4, 0.3}, {1.8, 1.1}, {-1.7, 1.6}},
      .make = make_surface<Schaffer4>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
