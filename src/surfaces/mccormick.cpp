#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct McCormick {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T d = x - y;
    return num::sin(x + y) + d * d - 1.5 * x + 2.5 * y + 1.0;
  }
};

}  // namespace

const SurfaceEntry& mccormick() {
  static const SurfaceEntry entry = {
      .name = "mccormick",
      .title = "McCormick's function",
      .family = "several_minima",
      .formula = "sin(x + y) + (x − y)² − 1.5x + 2.5y + 1",
      .latex = R"(\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1)",
      .source = "G. P. McCormick; as given by E. P. Adorio, MVF: multivariate test functions library, 2005",
      .notes =
          "Unbounded below: every period of the sine, x and y both larger by π, has a minimum that is "
          "π higher. In closed form the first is at (½ − π/3, −½ − π/3) with −√3/2 − π/3.",
      .domain = {-1.5, 4, -3, 4},
      .minima = {{{-0.5471975511965977, -1.5471975511965979}, -1.9132229549810364},
                 {{2.5943951023931957, 1.5943951023931955}, 1.2283696986087569, false}},
      .starts = {{1.1, 0.2}, {3.5, -2}, {-1, 3}},
      .make = make_surface<McCormick>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
