#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Ackley {
  template <class T>
  T operator()(const T& x, const T& y) const {
    const T r = num::sqrt_flat_at_zero(0.5 * (x * x + y * y));
    const T waves = 0.5 * (num::cos(2.0 * kPi * x) + num::cos(2.0 * kPi * y));
    // Grouped so that the minimum is exactly 0; exp(1) is e as num knows it.
    return 20.0 * (1.0 - num::exp(-0.2 * r)) + (num::exp(1.0) - num::exp(waves));
  }
};

}  // namespace

const SurfaceEntry& ackley() {
  static const SurfaceEntry entry = {
      .name = "ackley",
      .title = "Ackley's function",
      .family = "many_minima",
      .formula = "20 − 20 exp(−0.2 √(½(x² + y²))) + e − exp(½(cos 2πx + cos 2πy))",
      .latex =
          R"(20 - 20 \exp(-0.2 \sqrt{\tfrac{1}{2}(x^2 + y^2)}) + e - \exp(\tfrac{1}{2}(\cos 2\pi x + \cos 2\pi y)))",
      .source = "D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987",
      .notes = "A local minimum lies near every other pair of whole numbers: not listed.",
      .domain = {-5, 5, -5, 5},
      .minima = {{{0, 0}, 0}},
      .starts = {{-3.6, 2.4}, {4.3, 3.7}, {1.4, -0.6}},
      .not_smooth = "at (0, 0), the tip of a cone; there the derivatives of the root are taken as 0",
      .make = make_surface<Ackley>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
