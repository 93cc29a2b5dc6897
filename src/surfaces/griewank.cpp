#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Griewank {
  template <class T>
  T operator()(const T& x, const T& y) const {
    return (x * x + y * y) / 4000.0 + (1.0 - num::cos(x) * num::cos(y / num::sqrt(2.0)));
  }
};

}  // namespace

const SurfaceEntry& griewank() {
  static const SurfaceEntry entry = {
      .name = "griewank",
      .title = "Griewank's function",
      .family = "many_minima",
      .formula = "(x² + y²)/4000 − cos x cos(y/√2) + 1",
      .latex = R"(\frac{x^2 + y^2}{4000} - \cos x \cos \frac{y}{\sqrt{2}} + 1)",
      .source =
          "A. O. Griewank, Generalized descent for global optimization, Journal of Optimization Theory and "
          "Applications 34, 1981",
      .notes =
          "Searched on ±600, where it looks like a bowl; shown closer. Of its local minima only the "
          "next lowest are listed.",
      .domain = {-10, 10, -10, 10},
      .minima = {{{0, 0}, 0},
                 {{3.1400226338955397, 4.438444480920714}, 0.007396040334115082, false},
                 {{3.1400226338955397, -4.438444480920714}, 0.007396040334115082, false},
                 {{-3.1400226338955397, 4.438444480920714}, 0.007396040334115082, false},
                 {{-3.1400226338955397, -4.438444480920714}, 0.007396040334115082, false}},
      .starts = {{1.4, 1.9}, {-7.5, 6}, {8.2, -1.5}},
      .make = make_surface<Griewank>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
