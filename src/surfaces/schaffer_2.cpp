#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Schaffer2 {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T xx = x * x, yy = y * y;
    const T s = num::sin(xx - yy), d = 1.0 + 0.001 * (xx + yy);
    return 0.5 + (s * s - 0.5) / (d * d);
  }
};

}  // namespace

const SurfaceEntry& schaffer_2() {
  static const SurfaceEntry entry = {
      .name = "schaffer_2",
      .title = "Schaffer function N. 2",
      .family = "many_minima",
      .formula = "0.5 + (sin²(x² − y²) − 0.5) / (1 + 0.001 (x² + y²))²",
      .latex = R"(0.5 + \frac{\sin^2(x^2 - y^2) - 0.5}{(1 + 0.001 (x^2 + y^2))^2})",
      .source =
          "S. K. Mishra, Some new test functions for global optimization and performance of repulsive "
          "particle swarm method, 2006, after J. D. Schaffer",
      .notes = "Searched on ±100, where it oscillates too fast to be drawn; shown closer.",
      .domain = {-2, 2, -2, 2},
      .minima = {{{0, 0}, 0},
                 {{1.7723132396346362, 0}, 0.00312660313386321, false},
                 {{-1.7723132396346362, 0}, 0.00312660313386321, false},
                 {{0, 1.7723132396346362}, 0.00312660313386321, false},
                 {{0, -1.7723132396346362}, 0.00312660313386321, false}},
      .starts = {{1.1, 0.4}, {-1.5, -1.2}, {0.3, 1.9}},
      .make = make_surface<Schaffer2>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
