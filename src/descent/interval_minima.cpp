#include "descent/interval_minima.hpp"

#include <cmath>

namespace gradreel {

namespace {

constexpr Eigen::Index kPlaces = 4097;

/// f and its slope at one place.
struct Look {
  double x = 0, value = 0, slope = 0;
};

Look look(const Objective& f, double x) {
  const Positions at = Positions::Constant(1, 1, x);
  Values value;
  Positions slope;
  f.gradient(at, value, slope);
  return {x, value(0), slope(0, 0)};
}

/// Between places at both of which f is higher than at `middle`. Halving by the sign of the slope finds the
/// last bit, also of a kink. Of the places looked at the lowest counts.
Look lowest_between(const Objective& f, double low, double middle, double high) {
  Look at = look(f, middle), best = at;
  while (at.slope != 0 && std::isfinite(at.slope)) {
    (at.slope < 0 ? low : high) = at.x;
    const double next = low + (high - low) / 2;
    if (!(low < next && next < high)) break;
    at = look(f, next);
    if (at.value <= best.value) best = at;
  }
  return best;
}

}  // namespace

std::vector<Minimum> interval_minima(const Objective& f, double low, double high) {
  Positions x(1, kPlaces);
  for (Eigen::Index i = 0; i < kPlaces; ++i)
    x(0, i) = low + (high - low) * static_cast<double>(i) / (kPlaces - 1);
  Values values;
  f.value(x, values);
  std::vector<Minimum> all;
  for (Eigen::Index i = 1; i + 1 < kPlaces; ++i) {
    Eigen::Index last = i;  // of a run of equal values
    while (last + 1 < kPlaces && values(last + 1) == values(i)) ++last;
    const bool is_lower = last + 1 < kPlaces && std::isfinite(values(i - 1)) &&
                          std::isfinite(values(last + 1)) && values(i) < values(i - 1) &&
                          values(i) < values(last + 1);
    if (is_lower) {
      const Look at = lowest_between(f, x(0, i - 1), (x(0, i) + x(0, last)) / 2, x(0, last + 1));
      all.push_back({{at.x, 0}, at.value});
    }
    i = last;
  }
  return all;
}

}  // namespace gradreel
