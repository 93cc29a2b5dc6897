#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct SixHumpCamel {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T xx = x * x, yy = y * y;
    return xx * (4.0 - xx * (2.1 - xx / 3.0)) + x * y + yy * (4.0 * yy - 4.0);
  }
};

}  // namespace

const SurfaceEntry& six_hump_camel() {
  static const SurfaceEntry entry = {
      .name = "six_hump_camel",
      .title = "Six-hump camel function",
      .family = "several_minima",
      .formula = "(4 − 2.1x² + x⁴/3) x² + xy + (4y² − 4) y²",
      .latex = R"((4 - 2.1x^2 + \frac{x^4}{3}) x^2 + xy + (4y^2 - 4) y^2)",
      .source = "L. C. W. Dixon and G. P. Szegö, Towards Global Optimisation 2, North-Holland, 1978",
      .domain = {-2, 2, -1, 1},
      .minima = {{{0.08984201310031806, -0.7126564030207396}, -1.0316284534898774},
                 {{-0.08984201310031806, 0.7126564030207396}, -1.0316284534898774},
                 {{1.703606714969981, -0.7960835686726251}, -0.21546382438371764, false},
                 {{-1.703606714969981, 0.7960835686726251}, -0.21546382438371764, false},
                 {{1.6071047529201972, 0.5686514548841314}, 2.1042503103112584, false},
                 {{-1.6071047529201972, -0.5686514548841314}, 2.1042503103112584, false}},
      .starts = {{-1.2, -0.1}, {0.9, 0.05}, {-1.9, 0.9}},
      .make = make_surface<SixHumpCamel>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
