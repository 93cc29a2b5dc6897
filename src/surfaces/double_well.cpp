#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct DoubleWell {
  double tilt = 0.3;

  template <class T>
  T operator()(const T& x) const {
    const T q = x * x - 1.0;
    return q * q + tilt * x;
  }
};

/// The minimum on the side of `from`, which lies beyond it: f' is convex (or concave) there, so that every
/// step of Newton's method comes nearer.
Minimum well(double tilt, double from) {
  double x = from;
  for (int i = 0; i < 60; ++i) x -= (4 * x * (x * x - 1) + tilt) / (12 * x * x - 4);
  const double q = x * x - 1;
  return {{x, 0}, q * q + tilt * x};
}

std::vector<Minimum> wells(const ParamValues& p) {
  const double tilt = p.number("tilt");
  Minimum left = well(tilt, -2), right = well(tilt, 2);
  left.global = left.value <= right.value;
  right.global = right.value <= left.value;
  return left.global ? std::vector{left, right} : std::vector{right, left};
}

}  // namespace

const SurfaceEntry& double_well() {
  static const std::vector<Param> params = {
      {.name = "tilt",
       .fallback = 0.3,
       .doc = "slope that is added: the left well is deeper where it is positive",
       .range = {.low = -1.5, .high = 1.5},
       .symbol = "τ"}};
  static const SurfaceEntry entry = {
      .name = "double_well",
      .title = "Double well",
      .family = "one_dimension",
      .formula = "(x² − 1)² + τx",
      .latex = R"((x^2 - 1)^2 + \tau x)",
      .source = "the quartic potential of a bistable system, as in textbooks of physics",
      .notes = "Without tilt both wells are equally deep.",
      .domain = {-1.8, 1.8},
      .minima = wells(ParamValues(params)),
      .starts = {{1.6, 0}, {-0.1, 0}, {-1.7, 0}},
      .params = params,
      .minima_at = wells,
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaCurve<DoubleWell>>(DoubleWell{p.number("tilt")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
