#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct ThreeHumpCamel {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T xx = x * x;
    return xx * (2.0 - xx * (1.05 - xx / 6.0)) + x * y + y * y;
  }
};

}  // namespace

const SurfaceEntry& three_hump_camel() {
  static const SurfaceEntry entry = {
      .name = "three_hump_camel",
      .title = "Three-hump camel function",
      .family = "several_minima",
      .formula = "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
      .latex = R"(2x^2 - 1.05x^4 + \frac{x^6}{6} + xy + y^2)",
      .source =
          "F. H. Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear "
          "equations, 1972",
      .notes = "Searched on ±5, where the sixth power hides the humps; shown closer.",
      .domain = {-2, 2, -2, 2},
      .minima = {{{0, 0}, 0},
                 {{-1.7475523458302888, 0.8737761729151444}, 0.2986384422368598, false},
                 {{1.7475523458302888, -0.8737761729151444}, 0.2986384422368598, false}},
      .starts = {{-1, -1.5}, {1.2, 1.8}, {-1.9, 1.8}},
      .make = make_surface<ThreeHumpCamel>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
