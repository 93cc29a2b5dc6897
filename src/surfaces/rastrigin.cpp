#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Rastrigin {
  double amplitude = 10;

  template <class T>
  T operator()(const T& x, const T& y) const {
    return x * x + y * y + amplitude * (2.0 - num::cos(2.0 * kPi * x) - num::cos(2.0 * kPi * y));
  }
};

}  // namespace

const SurfaceEntry& rastrigin() {
  static const SurfaceEntry entry = {
      .name = "rastrigin",
      .title = "Rastrigin's function",
      .family = "many_minima",
      .formula = "x² + y² + A (2 − cos 2πx − cos 2πy)",
      .latex = R"(x^2 + y^2 + A (2 - \cos 2\pi x - \cos 2\pi y))",
      .source = "L. A. Rastrigin, Systems of Extremal Control, Nauka, 1974",
      .notes =
          "A local minimum lies near every other pair of whole numbers (121 in the domain): not "
          "listed.",
      .domain = {-5.12, 5.12, -5.12, 5.12},
      .minima = {{{0, 0}, 0}},
      .starts = {{-3.6, 2.7}, {4.4, -4.2}, {1.4, 0.7}},
      .params = {{.name = "amplitude",
                  .fallback = 10.0,
                  .doc = "height of the waves on the bowl",
                  .range = non_negative(),
                  .symbol = "A"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaSurface<Rastrigin>>(Rastrigin{p.number("amplitude")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
