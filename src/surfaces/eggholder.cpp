#include "surfaces/formula_surface.hpp"

namespace gradreel::surface_entries {

namespace {

struct Eggholder {
  template <class T>
  static T root_of_abs(const T& t) {
    return num::sqrt_flat_at_zero(num::abs(t));
  }

  template <class T>
  T operator()(const T& x, const T& y) const {
    const T s = y + 47.0;
    return -(s * num::sin(root_of_abs(0.5 * x + s))) - x * num::sin(root_of_abs(x - s));
  }
};

}  // namespace

const SurfaceEntry& eggholder() {
  static const SurfaceEntry entry = {
      .name = "eggholder",
      .title = "Eggholder function",
      .family = "many_minima",
      .formula = "−(y + 47) sin √|x/2 + y + 47| − x sin √|x − y − 47|",
      .latex = R"(-(y + 47) \sin \sqrt{|\tfrac{x}{2} + y + 47|} - x \sin \sqrt{|x - y - 47|})",
      .source = "D. Whitley, S. Rana, J. Dzubera and K. E. Mathias, Evaluating evolutionary algorithms, 1996",
      .notes =
          "The lowest place of the domain is on its edge. The four lowest minima inside are listed, "
          "about 400 others not.",
      .domain = {-512, 512, -512, 512},
      .minima = {{.at = {512, 404.2318051137578}, .value = -959.6406627208509, .on_edge = true},
                 {{482.3533104647884, 432.87899894548343}, -956.9182316246655, false},
                 {{479.04540378435183, 434.50587646790115}, -955.2551521443154, false},
                 {{439.48099726945344, 453.97743475400256}, -935.3379515605802, false},
                 {{-465.6941515451357, 385.71669978348035}, -894.5789003905999, false}},
      .starts = {{350, 330}, {-400, 300}, {-60, -120}},
      .not_smooth =
          "on the lines y = −47 − x/2 and y = x − 47, cusps of infinite slope; there the derivatives of the "
          "root are taken as 0",
      .make = make_surface<Eggholder>,
  };
  return entry;
}

}  // namespace gradreel::surface_entries
