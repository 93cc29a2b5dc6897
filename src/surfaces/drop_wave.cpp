#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

// cos √s is smooth at 0 though √s is not. The closed form of the second derivative cancels near 0, so there
// the derivatives are series (the next terms are below 1e-14).
Lanes cos_root(const Lanes& s) { return num::cos(num::sqrt(s)); }

template <AnyJet J>
J cos_root(const J& jet) {
  const Lanes& s = jet.v;
  const Lanes r = num::sqrt(s), c = num::cos(r), sinc = num::sin(r) / r;
  const Mask near_zero = s < 0.1;
  const Lanes first =
      -0.5 + s * (1.0 / 12 - s * (1.0 / 240 - s * (1.0 / 10080 - s * (1.0 / 725760 - s / 79833600.0))));
  const Lanes second = 1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 3360 - s * (1.0 / 181440 - s / 15966720.0)));
  return J::chain(jet, c, select(near_zero, first, -0.5 * sinc),
                  select(near_zero, second, 0.25 * (sinc - c) / s));
}

struct DropWave {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T rr = x * x + y * y;
    return -((1.0 + cos_root(144.0 * rr)) / (0.5 * rr + 2.0));
  }
};

}  // namespace

const SurfaceEntry& drop_wave() {
  static const SurfaceEntry entry = {
      .name = "drop_wave",
      .title = "Drop-wave function",
      .family = "many_minima",
      .formula = "−(1 + cos(12 √(x² + y²))) / (½(x² + y²) + 2)",
      .latex = R"(-\frac{1 + \cos(12 \sqrt{x^2 + y^2})}{\tfrac{1}{2}(x^2 + y^2) + 2})",
      .source = "M. Molga and C. Smutnicki, Test functions for optimization needs, 2005",
      .notes = "All other minima are circles around the origin: not listed.",
      .domain = {-5.12, 5.12, -5.12, 5.12},
      .minima = {{{0, 0}, -1}},
      .starts = {{0.2, 0.1}, {2.3, 1.4}, {-3.5, 2.6}},
      .make = make_surface<DropWave>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
