#include <optional>

#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct WigglyBowl {
  double amplitude = 2;

  template <class T>
  T operator()(const T& x) const {
    return x * x + amplitude * (1.0 - num::cos(2 * kPi * x));
  }
};

/// The minimum below n > 0, if there is one: the slope rises from n - 1/4 to n, where it is positive.
std::optional<double> dip(double amplitude, int n) {
  const auto slope = [&](double x) { return 2 * x + 2 * kPi * amplitude * num::sin(2 * kPi * x); };
  double low = n - 0.25, high = n;
  if (!(slope(low) < 0)) return std::nullopt;
  for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
    (slope(middle) < 0 ? low : high) = middle;
  return high;
}

std::vector<Minimum> dips(const ParamValues& p) {
  const double amplitude = p.number("amplitude");
  std::vector<Minimum> all = {{{0, 0}, 0}};
  for (int n = 1; n <= 4; ++n) {
    const std::optional<double> x = dip(amplitude, n);
    if (!x) break;
    const double value = *x * *x + amplitude * (1 - num::cos(2 * kPi * *x));
    all.push_back({{*x, 0}, value, false});
    all.push_back({{-*x, 0}, value, false});
  }
  return all;
}

}  // namespace

const SurfaceEntry& wiggly_bowl() {
  static const std::vector<Param> params = {{.name = "amplitude",
                                             .fallback = 2.0,
                                             .doc = "half the height of the wiggles",
                                             .range = non_negative(),
                                             .symbol = "A"}};
  static const SurfaceEntry entry = {
      .name = "wiggly_bowl",
      .title = "Wiggly bowl",
      .family = "one_dimension",
      .formula = "x² + A (1 − cos 2πx)",
      .latex = R"(x^2 + A \left( 1 - \cos(2 \pi x) \right))",
      .source = "L. A. Rastrigin, Systems of Extremal Control, 1974, of one variable and less deep",
      .notes = "It has a local minimum near every whole number n with |n| up to about πA.",
      .domain = {-4.2, 4.2},
      .minima = dips(ParamValues(params)),
      .starts = {{-3.7, 0}, {3.4, 0}, {2.6, 0}},
      .params = params,
      .minima_at = dips,
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaCurve<WigglyBowl>>(WigglyBowl{p.number("amplitude")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
