#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct CrossInTray {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T r = num::sqrt_flat_at_zero(x * x + y * y);
    const T a = num::sin(x) * num::sin(y) * num::exp(num::abs(100.0 - r / kPi));
    return -0.0001 * num::pow(num::abs(a) + 1.0, 0.1);
  }
};

}  // namespace

const SurfaceEntry& cross_in_tray() {
  static const SurfaceEntry entry = {
      .name = "cross_in_tray",
      .title = "Cross-in-tray function",
      .family = "many_minima",
      .formula = "−0.0001 (|sin x sin y exp |100 − √(x² + y²)/π|| + 1)^0.1",
      .latex =
          R"(-0.0001 \left( \left| \sin x \sin y \exp \left| 100 - \frac{\sqrt{x^2 + y^2}}{\pi} \right| \right| + 1 \right)^{0.1})",
      .source =
          "S. K. Mishra, Some new test functions for global optimization and performance of repulsive "
          "particle swarm method, 2006",
      .notes = "By symmetry minima come in fours. 32 local ones in the domain: not listed.",
      .domain = {-10, 10, -10, 10},
      .minima = {{{1.3494066171539107, 1.3494066171539107}, -2.062611870822737},
                 {{1.3494066171539107, -1.3494066171539107}, -2.062611870822737},
                 {{-1.3494066171539107, 1.3494066171539107}, -2.062611870822737},
                 {{-1.3494066171539107, -1.3494066171539107}, -2.062611870822737}},
      .starts = {{2.6, 2.2}, {-8.5, 5.5}, {5.5, -0.4}},
      .not_smooth =
          "on the ridges x = kπ and y = kπ; there the derivatives are one-sided and practically infinite",
      .make = make_surface<CrossInTray>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
