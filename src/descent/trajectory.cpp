#include "descent/trajectory.hpp"

namespace gradreel {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::converged:
      return "converged";
    case Outcome::diverged:
      return "diverged";
    case Outcome::finished:
      break;
  }
  return "finished";
}

const std::vector<Point>* Trajectory::points_of(std::string_view landmark) const {
  if (landmark == "gradient") return gradient_points.empty() ? nullptr : &gradient_points;
  for (const Companion& c : companions) {
    if (c.name == landmark) return &c.points;
  }
  return nullptr;
}

std::span<const double> Trajectory::position(std::size_t epoch) const {
  if (!positions) return {};
  const std::size_t dimension = positions->size() / points.size();
  return std::span(*positions).subspan(epoch * dimension, dimension);
}

}  // namespace gradreel
