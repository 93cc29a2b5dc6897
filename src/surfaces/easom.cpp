#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Easom {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T u = x - kPi, v = y - kPi;
    return -(num::cos(x) * num::cos(y) * num::exp(-(u * u + v * v)));
  }
};

}  // namespace

const SurfaceEntry& easom() {
  static const SurfaceEntry entry = {
      .name = "easom",
      .title = "Easom's function",
      .family = "saddles_and_plateaus",
      .formula = "−cos x cos y exp(−(x − π)² − (y − π)²)",
      .latex = R"(-\cos x \cos y \exp(-(x - \pi)^2 - (y - \pi)^2))",
      .source = "E. E. Easom, A survey of global optimization techniques, University of Louisville, 1990",
      .notes =
          "Searched on ±100, where the well is a speck; shown closer. Further local minima are "
          "shallower than 1e-11: not listed.",
      .domain = {-2, 8, -2, 8},
      .minima = {{{kPi, kPi}, -1},
                 {{1.3049954504376675, 1.3049954504376675}, -8.110223891570066e-05, false},
                 {{1.3049954504376675, 4.978189856741919}, -8.110223891570066e-05, false},
                 {{4.978189856741919, 1.3049954504376675}, -8.110223891570066e-05, false},
                 {{4.978189856741919, 4.978189856741919}, -8.110223891570066e-05, false}},
      .starts = {{2, 3}, {4.2, 4.3}, {1.5, 1.4}},
      .make = make_surface<Easom>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
