#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct StyblinskiTang {
  template <class T>
  static T term(const T& t) {
    const T tt = t * t;
    return 0.5 * (tt * (tt - 16.0) + 5.0 * t);
  }

  template <class T>
  T operator()(const T& x, const T& y) const {
    return term(x) + term(y);
  }
};

}  // namespace

const SurfaceEntry& styblinski_tang() {
  static const SurfaceEntry entry = {
      .name = "styblinski_tang",
      .title = "Styblinski–Tang function",
      .family = "several_minima",
      .formula = "½(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)",
      .latex = R"(\tfrac{1}{2}(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y))",
      .source =
          "M. A. Styblinski and T.-S. Tang, Experiments in nonconvex optimization, Neural Networks 3, 1990",
      .domain = {-5, 5, -5, 5},
      .minima = {{{-2.903534027771177, -2.903534027771177}, -78.33233140754282},
                 {{-2.903534027771177, 2.746802770990837}, -64.19561235905536, false},
                 {{2.746802770990837, -2.903534027771177}, -64.19561235905536, false},
                 {{2.746802770990837, 2.746802770990837}, -50.05889331056788, false}},
      .starts = {{0.5, 0.6}, {4.5, -0.4}, {-0.2, 4.6}},
      .make = make_surface<StyblinskiTang>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
