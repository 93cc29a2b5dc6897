#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct GoldsteinPrice {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T xx = x * x, xy = x * y, yy = y * y;
    const T u = x + y + 1.0, v = 2.0 * x - 3.0 * y;
    const T a = 19.0 - 14.0 * x + 3.0 * xx - 14.0 * y + 6.0 * xy + 3.0 * yy;
    const T b = 18.0 - 32.0 * x + 12.0 * xx + 48.0 * y - 36.0 * xy + 27.0 * yy;
    return (1.0 + u * u * a) * (30.0 + v * v * b);
  }
};

}  // namespace

const SurfaceEntry& goldstein_price() {
  static const SurfaceEntry entry = {
      .name = "goldstein_price",
      .title = "Goldstein–Price function",
      .family = "several_minima",
      .formula =
          "(1 + (x + y + 1)² (19 − 14x + 3x² − 14y + 6xy + 3y²)) "
          "(30 + (2x − 3y)² (18 − 32x + 12x² + 48y − 36xy + 27y²))",
      .latex = R"((1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2))
\cdot (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36xy + 27y^2)))",
      .source =
          "A. A. Goldstein and J. F. Price, On descent from local minima, Mathematics of Computation 25, "
          "1971",
      .domain = {-2, 2, -2, 2},
      .minima = {{{0, -1}, 3}, {{-0.6, -0.4}, 30, false}, {{1.8, 0.2}, 84, false}, {{1.2, 0.8}, 840, false}},
      .starts = {{-1.5, 0.5}, {1.5, 1.5}, {0.5, -0.2}},
      .make = make_surface<GoldsteinPrice>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
