#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct NHumpCamel {
  template <class T>
  T operator()(const T& x, const T& y) const {
    return 0.5 + 0.1 * (x * x + y * y) + 0.55 * num::sin(x) * num::sin(y) + 0.2 * num::cos(x - 5.0 * y);
  }
};

}  // namespace

const SurfaceEntry& n_hump_camel() {
  static const SurfaceEntry entry = {
      .name = "n_hump_camel",
      .title = "n-hump camel function",
      .family = "several_minima",
      .formula = "0.5 + 0.1 (x² + y²) + 0.55 sin x sin y + 0.2 cos(x − 5y)",
      .latex = R"(0.5 + 0.1 (x^2 + y^2) + 0.55 \sin x \sin y + 0.2 \cos(x - 5y))",
      .source = "UC San Diego, DSC 40A (Theoretical Foundations of Data Science I), demo of loss surfaces",
      .notes = "f(−x, −y) = f(x, y), so minima come in pairs.",
      .domain = {-5, 5, -5, 5},
      .minima = {{{1.2316025093348548, -1.574204664541646}, 0.19112550691978056},
                 {{-1.2316025093348548, 1.574204664541646}, 0.19112550691978056},
                 {{0.7634933199914175, -0.5211295046227802}, 0.20127057854846134, false},
                 {{-0.7634933199914175, 0.5211295046227802}, 0.20127057854846134, false},
                 {{-1.323523885026222, 2.603955904143172}, 1.0392021264444478, false},
                 {{1.323523885026222, -2.603955904143172}, 1.0392021264444478, false},
                 {{0.8927053058515766, 4.4064639499502585}, 1.9811819911535018, false},
                 {{-0.8927053058515766, -4.4064639499502585}, 1.9811819911535018, false},
                 {{-3.5081308935456232, 4.708228843695304}, 3.682551512507774, false},
                 {{3.5081308935456232, -4.708228843695304}, 3.682551512507774, false}},
      .starts = {{3, 3}, {-3.5, 3}, {2, 2}},
      .make = make_surface<NHumpCamel>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
