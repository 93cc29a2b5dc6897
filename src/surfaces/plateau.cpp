#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Plateau {
  double width = 1;

  template <class T>
  T operator()(const T& x, const T& y) const {
    const T u = (x - 2.0) / width, v = (y - 1.0) / width;
    const T q = u * u + v * v;
    return q / (1.0 + q);
  }
};

}  // namespace

const SurfaceEntry& plateau() {
  static const SurfaceEntry entry = {
      .name = "plateau",
      .title = "Well in a plateau",
      .family = "saddles_and_plateaus",
      .formula = "q / (1 + q), q = ((x − 2)² + (y − 1)²) / w²",
      .latex = R"(\frac{q}{1 + q}, \quad q = \frac{(x - 2)^2 + (y - 1)^2}{w^2})",
      .source =
          "the loss of S. Geman and D. E. McClure, Statistical methods for tomographic image "
          "reconstruction, 1987, of the distance to (2, 1)",
      .notes =
          "Far from the well the gradient falls like the inverse cube of the distance: small, but "
          "never lost in rounding as a Gaussian well's is.",
      .domain = {-6, 6, -6, 6},
      .minima = {{{2, 1}, 0}},
      .starts = {{-5, -4}, {-2, 3}, {4.5, -3.5}},
      .params = {{.name = "width",
                  .fallback = 1.0,
                  .doc = "distance from the minimum at which f has half the plateau's height",
                  .range = positive(),
                  .symbol = "w"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaSurface<Plateau>>(Plateau{p.number("width")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
