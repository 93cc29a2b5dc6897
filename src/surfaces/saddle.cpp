#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Saddle {
  template <class T>
  T operator()(const T& x, const T& y) const {
    return x * x - y * y;
  }
};

}  // namespace

const SurfaceEntry& saddle() {
  static const SurfaceEntry entry = {
      .name = "saddle",
      .title = "Saddle",
      .family = "saddles_and_plateaus",
      .formula = "x² − y²",
      .latex = R"(x^2 - y^2)",
      .source = "the hyperbolic paraboloid, as in textbooks",
      .notes = "No minimum: unbounded below.",
      .domain = {-2, 2, -2, 2},
      .minima = {},
      .starts = {{1.5, 0.001}, {-1.2, -0.05}, {1.8, 0.5}},
      .make = make_surface<Saddle>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
