#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Rosenbrock {
  double a = 1, b = 100;

  template <class T>
  T operator()(const T& x, const T& y) const {
    const T u = a - x, v = y - x * x;
    return u * u + b * (v * v);
  }
};

}  // namespace

const SurfaceEntry& rosenbrock() {
  static const SurfaceEntry entry = {
      .name = "rosenbrock",
      .title = "Rosenbrock's function",
      .family = "bowls_and_valleys",
      .formula = "(a − x)² + b (y − x²)²",
      .latex = R"((a - x)^2 + b (y - x^2)^2)",
      .source =
          "H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function, "
          "The Computer Journal 3, 1960",
      .domain = {-2, 2, -1, 3},
      .minima = {{{1, 1}, 0}},
      .starts = {{-1.2, 1}, {-1.5, 2.5}, {0, -0.5}},
      .params =
          {{.name = "a", .fallback = 1.0, .doc = "position of the minimum along the valley: (a, a²)"},
           {.name = "b", .fallback = 100.0, .doc = "steepness of the valley's walls", .range = positive()}},
      .minima_at =
          [](const ParamValues& p) {
            const double a = p.number("a");
            return std::vector<Minimum>{{{a, a * a}, 0}};
          },
      .make = [](const ParamValues& p) -> std::unique_ptr<Objective> {
        return std::make_unique<FormulaSurface<Rosenbrock>>(Rosenbrock{p.number("a"), p.number("b")});
      },
  };
  return entry;
}

}  // namespace gradreel::surface_entries
