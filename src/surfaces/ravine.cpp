#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Ravine {
  double steepness = 25;

  template <class T>
  T operator()(const T& x, const T& y) const {
    const T v = y - num::sin(x);
    return 0.1 * (x * x) + steepness * (v * v);
  }
};

}  // namespace

const SurfaceEntry& ravine() {
  static const SurfaceEntry entry = {
      .name = "ravine",
      .title = "Winding ravine",
      .family = "bowls_and_valleys",
      .formula = "0.1x² + k (y − sin x)²",
      .latex = R"(0.1x^2 + k (y - \sin x)^2)",
      .source = "gradreel",
      .notes = "A quadratic bowl in x and y − sin x, so (0, 0) is its only stationary point.",
      .domain = {-6, 6, -3, 3},
      .minima = {{{0, 0}, 0}},
      .starts = {{-5.5, 2.5}, {5, 0.5}, {-3, -2}},
      .params = {{.name = "steepness",
                  .fallback = 25.0,
                  .doc = "steepness of the ravine's walls",
                  .range = positive(),
                  .symbol = "k"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaSurface<Ravine>>(Ravine{p.number("steepness")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
