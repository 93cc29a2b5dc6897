// What tests of all surfaces share.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string_view>
#include <vector>

#include "core/num.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

/// Those of two variables.
inline std::vector<const SurfaceEntry*> planar_surfaces() {
  std::vector<const SurfaceEntry*> all(surfaces().begin(), surfaces().end());
  std::erase_if(all, [](const SurfaceEntry* e) { return e->domain.dimension() != 2; });
  return all;
}

/// f, its gradient and its Hessian at one place.
struct Derivatives {
  double f, x, y, xx, xy, yy;
};

inline Derivatives derivatives_at(const Objective& surface, Point at) {
  Positions p(2, 1), g;
  p << at.x, at.y;
  Values f;
  Hessians h;
  surface.hessian(p, f, g, h);
  return {f(0), g(0, 0), g(1, 0), h(0, 0), h(1, 0), h(2, 0)};
}

/// Below it, rounding in one place of the domain cannot show.
inline double scale_of(const Derivatives& d) {
  return 1 + std::max({std::fabs(d.f), std::fabs(d.x), std::fabs(d.y), std::fabs(d.xx), std::fabs(d.xy),
                       std::fabs(d.yy)});
}

inline Positions random_points(const Domain& d, int n) {
  std::mt19937_64 engine(7);
  Positions x(2, n);
  for (int i = 0; i < n; ++i) {
    const auto unit = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    x(0, i) = d.x_min + (d.x_max - d.x_min) * unit();
    x(1, i) = d.y_min + (d.y_max - d.y_min) * unit();
  }
  return x;
}

/// A distance along x or y, or less, within which f is smooth: 0 on the places that the entry declares not
/// smooth.
inline double distance_to_kinks(std::string_view name, Point p) {
  const double r = length(p);
  const auto to_multiple_of_pi = [](double t) { return std::fabs(t - kPi * std::round(t / kPi)); };
  if (name == "ackley") return r;
  if (name == "eggholder") {
    return std::min(std::fabs(p.x / 2 + p.y + 47), std::fabs(p.x - p.y - 47));
  }
  if (name == "cross_in_tray") return std::min(to_multiple_of_pi(p.x), to_multiple_of_pi(p.y));
  if (name == "holder_table") {
    return std::min({to_multiple_of_pi(p.x), to_multiple_of_pi(p.y - kPi / 2), std::fabs(r - kPi)});
  }
  if (name == "bukin_6") return std::min(std::fabs(p.y - 0.01 * p.x * p.x), std::fabs(p.x + 10));
  return std::numeric_limits<double>::infinity();
}

/// The derivative of a function of one variable at 0: Ridders's extrapolation of central differences, from
/// steps of `h` down to h/22 (C. J. F. Ridders, Accurate computation of F'(x) and F'(x) F''(x), 1982).
template <class F>
double extrapolated_derivative(F f, double h) {
  constexpr std::size_t kRows = 10;
  constexpr double kShrink = 1.4;
  std::array<std::array<double, kRows>, kRows> table{};
  double best = 0, best_error = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < kRows; ++i, h /= kShrink) {
    table[i][0] = (f(h) - f(-h)) / (2 * h);
    double factor = kShrink * kShrink;
    for (std::size_t j = 1; j <= i; ++j, factor *= kShrink * kShrink) {
      table[i][j] = (table[i][j - 1] * factor - table[i - 1][j - 1]) / (factor - 1);
      const double error =
          std::max(std::fabs(table[i][j] - table[i][j - 1]), std::fabs(table[i][j] - table[i - 1][j - 1]));
      if (error < best_error) best = table[i][j], best_error = error;
    }
  }
  return best;
}

}  // namespace gradreel
