#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Parabola {
  double curvature = 2;

  template <class T>
  T operator()(const T& x) const {
    return 0.5 * curvature * (x * x);
  }
};

}  // namespace

const SurfaceEntry& parabola() {
  static const SurfaceEntry entry = {
      .name = "parabola",
      .title = "Parabola",
      .family = "one_dimension",
      .formula = "κx² / 2",
      .latex = R"(\frac{\kappa}{2} x^2)",
      .source = "the convex quadratic of one variable, as in textbooks",
      .notes =
          "Gradient descent multiplies x by 1 − ακ in every step: it overshoots the minimum where α is above "
          "1/κ, and diverges where it is above 2/κ.",
      .domain = {-3, 3},
      .minima = {{{0, 0}, 0}},
      .starts = {{-2.5, 0}, {2, 0}},
      .params = {{.name = "curvature",
                  .fallback = 2.0,
                  .doc = "the second derivative",
                  .range = positive(),
                  .symbol = "κ"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaCurve<Parabola>>(Parabola{p.number("curvature")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
