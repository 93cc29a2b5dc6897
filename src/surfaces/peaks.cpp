#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Peaks {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T xx = x * x, yy = y * y, a = 1.0 - x, b = y + 1.0, c = x + 1.0;
    return 3.0 * (a * a) * num::exp(-(xx + b * b)) -
           10.0 * (0.2 * x - xx * x - yy * yy * y) * num::exp(-(xx + yy)) - num::exp(-(c * c + yy)) / 3.0;
  }
};

}  // namespace

const SurfaceEntry& peaks() {
  static const SurfaceEntry entry = {
      .name = "peaks",
      .title = "Peaks",
      .family = "several_minima",
      .formula = "3(1 − x)² exp(−x² − (y + 1)²) − 10(x/5 − x³ − y⁵) exp(−x² − y²) − ⅓ exp(−(x + 1)² − y²)",
      .latex = R"(3(1 - x)^2 e^{-x^2 - (y + 1)^2} - 10 \left( \tfrac{x}{5} - x^3 - y^5 \right) e^{-x^2 - y^2}
- \tfrac{1}{3} e^{-(x + 1)^2 - y^2})",
      .source = "The MathWorks, MATLAB's example function peaks",
      .domain = {-3, 3, -3, 3},
      .minima = {{{0.22827892055636909, -1.6255349574999964}, -6.551133332835837},
                 {{-1.3473962443682108, 0.20451886609700518}, -3.04984940280026, false},
                 {{0.2964455538468321, 0.32019624766683435}, -0.06493586825552689, false}},
      .starts = {{0.1, 1.2}, {1.2, -0.6}, {-0.5, -0.3}},
      .make = make_surface<Peaks>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
