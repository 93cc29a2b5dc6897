#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Branin {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T u = y - x * (5.1 / (4.0 * kPi * kPi) * x - 5.0 / kPi) - 6.0;
    return u * u + 10.0 * (1.0 - 1.0 / (8.0 * kPi)) * num::cos(x) + 10.0;
  }
};

}  // namespace

const SurfaceEntry& branin() {
  static const SurfaceEntry entry = {
      .name = "branin",
      .title = "Branin's function",
      .family = "several_minima",
      .formula = "(y − 5.1/(4π²) x² + 5/π x − 6)² + 10 (1 − 1/(8π)) cos x + 10",
      .latex =
          R"(\left( y - \frac{5.1}{4\pi^2} x^2 + \frac{5}{\pi} x - 6 \right)^2 + 10 \left( 1 - \frac{1}{8\pi} \right) \cos x + 10)",
      .source =
          "F. H. Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear "
          "equations, 1972",
      .notes = "All three minima are global, with f = 5/(4π).",
      .domain = {-5, 10, 0, 15},
      .minima = {{{-kPi, 12.275}, 0.3978873577297383},
                 {{kPi, 2.275}, 0.3978873577297383},
                 {{9.42477796076938, 2.475}, 0.3978873577297383}},
      .starts = {{0.5, 9}, {6, 12}, {-4.5, 1}},
      .make = make_surface<Branin>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
