#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Booth {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T a = x + 2.0 * y - 7.0, b = 2.0 * x + y - 5.0;
    return a * a + b * b;
  }
};

}  // namespace

const SurfaceEntry& booth() {
  static const SurfaceEntry entry = {
      .name = "booth",
      .title = "Booth's function",
      .family = "bowls_and_valleys",
      .formula = "(x + 2y − 7)² + (2x + y − 5)²",
      .latex = R"((x + 2y - 7)^2 + (2x + y - 5)^2)",
      .source =
          "A. D. Booth; as given by M. Jamil and X.-S. Yang, A literature survey of benchmark functions, "
          "2013",
      .domain = {-10, 10, -10, 10},
      .minima = {{{1, 3}, 0}},
      .starts = {{-8, -6}, {8, 7}, {-7, 8}},
      .make = make_surface<Booth>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
