#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Matyas {
  template <class T>
  T operator()(const T& x, const T& y) const {
    return 0.26 * (x * x + y * y) - 0.48 * (x * y);
  }
};

}  // namespace

const SurfaceEntry& matyas() {
  static const SurfaceEntry entry = {
      .name = "matyas",
      .title = "Matyas function",
      .family = "bowls_and_valleys",
      .formula = "0.26 (x² + y²) − 0.48xy",
      .latex = R"(0.26 (x^2 + y^2) - 0.48xy)",
      .source = "J. Matyas, Random optimization, Automation and Remote Control 26, 1965",
      .domain = {-10, 10, -10, 10},
      .minima = {{{0, 0}, 0}},
      .starts = {{-9, 4}, {8, 9}, {2, -8}},
      .make = make_surface<Matyas>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
