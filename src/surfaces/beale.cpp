#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Beale {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T yy = y * y;
    const T a = 1.5 - x + x * y, b = 2.25 - x + x * yy, c = 2.625 - x + x * (yy * y);
    return a * a + b * b + c * c;
  }
};

}  // namespace

const SurfaceEntry& beale() {
  static const SurfaceEntry entry = {
      .name = "beale",
      .title = "Beale's function",
      .family = "bowls_and_valleys",
      .formula = "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
      .latex = R"((1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2)",
      .source =
          "E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than "
          "one variable, Princeton University, 1958",
      .notes = "Saddle points lie at (0, 1) and near (0.1005, −2.6445); there is no other minimum.",
      .domain = {-4.5, 4.5, -4.5, 4.5},
      .minima = {{{3, 0.5}, 0}},
      .starts = {{1, 1.5}, {-1, -1.5}, {0.5, -3}},
      .make = make_surface<Beale>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
