#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Levy13 {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T a = num::sin(3.0 * kPi * x), b = num::sin(3.0 * kPi * y), c = num::sin(2.0 * kPi * y);
    const T u = x - 1.0, v = y - 1.0;
    return a * a + u * u * (1.0 + b * b) + v * v * (1.0 + c * c);
  }
};

}  // namespace

const SurfaceEntry& levy_13() {
  static const SurfaceEntry entry = {
      .name = "levy_13",
      .title = "Lévy function N. 13",
      .family = "many_minima",
      .formula = "sin² 3πx + (x − 1)² (1 + sin² 3πy) + (y − 1)² (1 + sin² 2πy)",
      .latex = R"(\sin^2 3\pi x + (x - 1)^2 (1 + \sin^2 3\pi y) + (y - 1)^2 (1 + \sin^2 2\pi y))",
      .source =
          "A. V. Levy and A. Montalvo, The tunneling algorithm for the global minimization of functions, "
          "1985",
      .notes = "About a thousand local minima in the domain: not listed.",
      .domain = {-10, 10, -10, 10},
      .minima = {{{1, 1}, 0}},
      .starts = {{-7.3, 6.4}, {8.4, -7.2}, {2.2, 3.1}},
      .make = make_surface<Levy13>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
