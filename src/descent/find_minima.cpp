#include "descent/find_minima.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/num.hpp"
#include "descent/batch.hpp"
#include "descent/interval_minima.hpp"

namespace gradreel {

namespace {

constexpr int kSide = 33, kEpochs = 60;

Positions grid(const Domain& d) {
  Positions x(2, kSide * kSide);
  for (int n = 0; n < kSide * kSide; ++n) {
    x(0, n) = d.x_min + (d.x_max - d.x_min) * (n % kSide + 0.5) / kSide;
    const auto row = n / kSide;
    x(1, n) = d.y_min + (d.y_max - d.y_min) * (static_cast<double>(row) + 0.5) / kSide;
  }
  return x;
}

Positions newton_ends(const Objective& surface, const Domain& domain) {
  static const OptimizerEntry& newton = *find_optimizer("newton");
  DescentSettings settings = {.learning_rate = 1, .epochs = kEpochs, .gradient = {}, .stop = {}};
  settings.stop.gradient_norm = 1e-9;
  const auto make = [] { return newton.make(ParamValues(newton.params)); };
  return descend_batch(surface, make, grid(domain), settings, 1).points;
}

/// Against the curvature's scale: how far the gradient says that the minimum still is.
bool is_minimum(const Values& f, const Positions& g, const Hessians& h, Eigen::Index c, double near) {
  const double half = (h(0, c) + h(2, c)) / 2, difference = (h(0, c) - h(2, c)) / 2;
  const double root = num::sqrt(difference * difference + h(1, c) * h(1, c));
  const double least = half - root;
  const double slope = num::sqrt(g(0, c) * g(0, c) + g(1, c) * g(1, c));
  return std::isfinite(f(c)) && least > 1e-9 * (half + root) && slope <= least * near;
}

bool is_new(const std::vector<Minimum>& all, Point at, double apart) {
  return std::none_of(all.begin(), all.end(), [&](const Minimum& m) { return length(m.at - at) <= apart; });
}

/// Plain Newton steps, as long as they make the gradient smaller: to the last bits.
Minimum polished(const Objective& surface, Minimum minimum) {
  constexpr int kMostSteps = 20;
  Positions x(2, 1), g;
  x << minimum.at.x, minimum.at.y;
  Values f;
  Hessians h;
  double slope = std::numeric_limits<double>::infinity();
  for (int i = 0; i < kMostSteps; ++i) {
    surface.hessian(x, f, g, h);
    const double now = std::max(std::fabs(g(0, 0)), std::fabs(g(1, 0)));
    if (!(now < slope) || !std::isfinite(f(0))) break;
    slope = now;
    minimum.at = {x(0, 0), x(1, 0)};
    minimum.value = f(0);
    const double determinant = h(0, 0) * h(2, 0) - h(1, 0) * h(1, 0);
    x(0, 0) -= (h(2, 0) * g(0, 0) - h(1, 0) * g(1, 0)) / determinant;
    x(1, 0) -= (h(0, 0) * g(1, 0) - h(1, 0) * g(0, 0)) / determinant;
  }
  return minimum;
}

}  // namespace

void mark_global(std::vector<Minimum>& minima) {
  constexpr double kSame = 1e-9;  // of the scale of values
  std::stable_sort(minima.begin(), minima.end(),
                   [](const Minimum& a, const Minimum& b) { return a.value < b.value; });
  for (Minimum& m : minima) {
    const double lowest = minima.front().value;
    m.global = m.value - lowest <= kSame * std::max(1.0, std::fabs(lowest));
  }
}

std::vector<Minimum> search_minima(const Objective& surface, const Domain& domain, std::size_t most) {
  if (surface.dimension() == 1) {
    std::vector<Minimum> all = interval_minima(surface, domain.x_min, domain.x_max);
    mark_global(all);
    if (all.size() > most) all.resize(most);
    return all;
  }
  std::vector<Minimum> all;
  for (const Minimum& m : minima_inside(surface, {}, domain, most)) {
    const Minimum end = polished(surface, m);
    all.push_back(domain.contains(end.at) ? end : m);
  }
  mark_global(all);
  return all;
}

std::vector<Minimum> minima_inside(const Objective& surface, const std::vector<Minimum>& known,
                                   const Domain& domain, std::size_t most) {
  const double side = std::max(domain.x_max - domain.x_min, domain.y_max - domain.y_min);
  const double apart = 1e-3 * side, near = 1e-5 * side;
  std::vector<Minimum> all;
  for (const Minimum& m : known) {
    if (!m.on_edge && domain.contains(m.at)) all.push_back(m);
  }
  const Positions ends = newton_ends(surface, domain);
  Values f;
  Positions g;
  Hessians h;
  surface.hessian(ends, f, g, h);
  std::vector<Minimum> found;
  for (Eigen::Index c = 0; c < ends.cols(); ++c) {
    const Point at = {ends(0, c), ends(1, c)};
    if (!domain.contains(at) || !is_minimum(f, g, h, c, near)) continue;
    if (is_new(all, at, apart) && is_new(found, at, apart)) found.push_back({at, f(c), false});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Minimum& a, const Minimum& b) { return a.value < b.value; });
  all.insert(all.end(), found.begin(), found.end());
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace gradreel
