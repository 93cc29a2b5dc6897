#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Bowl {
  double condition_number = 10, cosine = 1, sine = 0;

  template <class T>
  T operator()(const T& x, const T& y) const {
    const T u = cosine * x + sine * y, v = cosine * y - sine * x;
    return u * u + condition_number * (v * v);
  }
};

}  // namespace

const SurfaceEntry& bowl() {
  static const SurfaceEntry entry = {
      .name = "bowl",
      .title = "Quadratic bowl",
      .family = "bowls_and_valleys",
      .formula = "u² + κv², u = x cos θ + y sin θ, v = y cos θ − x sin θ",
      .latex =
          R"(u^2 + \kappa v^2, \quad u = x \cos \theta + y \sin \theta, \quad v = y \cos \theta - x \sin \theta)",
      .source = "the convex quadratic, as in textbooks",
      .domain = {-5, 5, -5, 5},
      .minima = {{{0, 0}, 0}},
      .starts = {{-4.5, 2}, {4, 3.5}, {-3, -4}},
      .params = {{.name = "condition_number",
                  .fallback = 10.0,
                  .doc = "ratio of the largest curvature to the smallest",
                  .range = {.low = 1},
                  .symbol = "κ"},
                 {.name = "angle_deg",
                  .fallback = 0.0,
                  .doc = "direction of the smallest curvature, counter-clockwise from x, in degrees",
                  .range = {.low = -360, .high = 360},
                  .symbol = "θ"}},
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        const double angle = p.number("angle_deg") * (kPi / 180);
        return std::make_unique<FormulaSurface<Bowl>>(
            Bowl{p.number("condition_number"), num::cos(angle), num::sin(angle)});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
