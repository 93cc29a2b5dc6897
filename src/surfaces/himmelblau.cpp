#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Himmelblau {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T a = x * x + y - 11.0;
    const T b = x + y * y - 7.0;
    return a * a + b * b;
  }
};

}  // namespace

const SurfaceEntry& himmelblau() {
  static const SurfaceEntry entry = {
      .name = "himmelblau",
      .title = "Himmelblau's function",
      .family = "several_minima",
      .formula = "(x² + y − 11)² + (x + y² − 7)²",
      .latex = R"((x^2 + y - 11)^2 + (x + y^2 - 7)^2)",
      .source = "D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972",
      .domain = {-5, 5, -5, 5},
      .minima = {{{3, 2}, 0},
                 {{-2.805118086952745, 3.131312518250573}, 0},
                 {{-3.779310253377747, -3.2831859912861696}, 0},
                 {{3.5844283403304917, -1.8481265269644036}, 0}},
      .starts = {{0.5, 4}, {-1, -1}, {0, -4}},
      .make = make_surface<Himmelblau>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
