#include "descent/facts.hpp"

#include <algorithm>
#include <cmath>

namespace gradreel {

namespace {

std::optional<DescentFacts::Nearest> nearest_of(std::span<const Minimum> minima, Point at) {
  std::optional<DescentFacts::Nearest> nearest;
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) return nearest;
  for (const Minimum& m : minima) {
    const double distance = length(m.at - at);
    if (!nearest || distance < nearest->distance) nearest = {m, distance};
  }
  return nearest;
}

std::optional<int> arrival_of(const Trajectory& t, Point target, double tolerance) {
  int first = t.epochs() + 1;
  while (first > 0 && length(t.points[static_cast<std::size_t>(first) - 1] - target) <= tolerance) --first;
  if (first > t.epochs()) return std::nullopt;
  return first;
}

}  // namespace

double arrival_tolerance(std::span<const Minimum> minima, const Domain& domain) {
  const double side = std::max(domain.x_max - domain.x_min, domain.y_max - domain.y_min);
  double apart = side;
  for (std::size_t i = 0; i < minima.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) apart = std::min(apart, length(minima[i].at - minima[j].at));
  }
  return std::min(0.01 * side, apart / 3);
}

DescentFacts facts_of(const Trajectory& trajectory, std::span<const Minimum> minima, double tolerance) {
  DescentFacts facts;
  facts.has_points = trajectory.has_points();
  facts.start = trajectory.points.front();
  facts.end = trajectory.points.back();
  facts.final_loss = trajectory.losses.back();
  facts.outcome = trajectory.outcome;
  facts.epochs = trajectory.epochs();
  facts.nearest = nearest_of(minima, facts.end);
  if (facts.nearest && facts.outcome != Outcome::diverged) {
    facts.arrival = arrival_of(trajectory, facts.nearest->minimum.at, tolerance);
  }
  return facts;
}

}  // namespace gradreel
