#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Michalewicz {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T a = num::sin(x * x / kPi), b = num::sin(2.0 * (y * y) / kPi);
    return -(num::sin(x) * num::integer_power(a, 20) + num::sin(y) * num::integer_power(b, 20));
  }
};

}  // namespace

const SurfaceEntry& michalewicz() {
  static const SurfaceEntry entry = {
      .name = "michalewicz",
      .title = "Michalewicz's function",
      .family = "several_minima",
      .formula = "−sin x sin²⁰(x²/π) − sin y sin²⁰(2y²/π)",
      .latex = R"(-\sin x \sin^{20} \frac{x^2}{\pi} - \sin y \sin^{20} \frac{2y^2}{\pi})",
      .source = "Z. Michalewicz, Genetic Algorithms + Data Structures = Evolution Programs, Springer, 1992",
      .notes = "The y of the lowest minimum is π/2 exactly.",
      .domain = {0, kPi, 0, kPi},
      .minima = {{{2.2029055201726093, 1.5707963267948966}, -1.8013034100985525},
                 {{2.2029055201726093, 2.7115714838430143}, -1.2140595156208163, false}},
      .starts = {{1.75, 2}, {2.6, 1.2}, {2.7, 2.3}},
      .make = make_surface<Michalewicz>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
