#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct MonkeySaddle {
  template <class T>
  T operator()(const T& x, const T& y) const {
    return x * (x * x - 3.0 * (y * y));
  }
};

}  // namespace

const SurfaceEntry& monkey_saddle() {
  static const SurfaceEntry entry = {
      .name = "monkey_saddle",
      .title = "Monkey saddle",
      .family = "saddles_and_plateaus",
      .formula = "x³ − 3xy²",
      .latex = R"(x^3 - 3xy^2)",
      .source = "D. Hilbert and S. Cohn-Vossen, Anschauliche Geometrie, Springer, 1932",
      .notes = "No minimum: unbounded below. At the origin gradient and Hessian vanish.",
      .domain = {-2, 2, -2, 2},
      .minima = {},
      .starts = {{1.5, 0.01}, {0.8, -1.2}, {1.2, 0.4}},
      .make = make_surface<MonkeySaddle>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
