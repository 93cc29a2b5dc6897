#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Bukin6 {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T u = x + 10.0;
    // √(u²) is |u| to the bit, and stationary at 0, where the minimum is.
    return 100.0 * num::sqrt_flat_at_zero(num::abs(y - 0.01 * (x * x))) +
           0.01 * num::sqrt_flat_at_zero(u * u);
  }
};

}  // namespace

const SurfaceEntry& bukin_6() {
  static const SurfaceEntry entry = {
      .name = "bukin_6",
      .title = "Bukin function N. 6",
      .family = "bowls_and_valleys",
      .formula = "100 √|y − 0.01x²| + 0.01 |x + 10|",
      .latex = R"(100 \sqrt{|y - 0.01x^2|} + 0.01 |x + 10|)",
      .source = "A. D. Bukin, New minimization strategy for non-smooth functions, Budker Institute, 1997",
      .domain = {-15, -5, -3, 3},
      .minima = {{{-10, 1}, 0}},
      .starts = {{-13, 2.5}, {-6, -1}, {-14.5, 0}},
      .not_smooth =
          "on the parabola y = 0.01x², a cusp of infinite slope, and on the line x = −10: there the "
          "derivatives of the root and of the absolute value are taken as 0",
      .make = make_surface<Bukin6>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
