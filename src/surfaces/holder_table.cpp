#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct HolderTable {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T r = num::sqrt_flat_at_zero(x * x + y * y);
    return -num::abs(num::sin(x) * num::cos(y) * num::exp(num::abs(1.0 - r / kPi)));
  }
};

}  // namespace

const SurfaceEntry& holder_table() {
  static const SurfaceEntry entry = {
      .name = "holder_table",
      .title = "Hölder table function",
      .family = "many_minima",
      .formula = "−|sin x cos y exp |1 − √(x² + y²)/π||",
      .latex = R"(-\left| \sin x \cos y \exp \left| 1 - \frac{\sqrt{x^2 + y^2}}{\pi} \right| \right|)",
      .source =
          "S. K. Mishra, Some new test functions for global optimization and performance of repulsive "
          "particle swarm method, 2006",
      .notes = "By symmetry minima come in fours. 38 local ones in the domain: not listed.",
      .domain = {-10, 10, -10, 10},
      .minima = {{{8.055023475736563, 9.664590019241272}, -19.208502567886732},
                 {{8.055023475736563, -9.664590019241272}, -19.208502567886732},
                 {{-8.055023475736563, 9.664590019241272}, -19.208502567886732},
                 {{-8.055023475736563, -9.664590019241272}, -19.208502567886732}},
      .starts = {{6.9, 8.3}, {-7, -5.2}, {2.5, 1}},
      .not_smooth =
          "on the ridges x = kπ, y = (k + ½)π and x² + y² = π²; there the derivatives are one-sided",
      .make = make_surface<HolderTable>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
