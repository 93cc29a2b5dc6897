// What a scene has whose objective has more than two parameters: the objective itself, and the planes that
// its films show.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/classifier.hpp"
#include "core/domain.hpp"
#include "core/error.hpp"
#include "core/objective.hpp"
#include "descent/trajectory.hpp"

namespace gradreel {

/// Which plane, as a scene says it.
struct PlaneChoice {
  enum class Kind { principal, coordinates, random };
  Kind kind = Kind::principal;
  std::array<Eigen::Index, 2> coordinates = {0, 1};
  std::uint64_t seed = 0;
};

/// A plane as films show it.
struct PlaneView {
  std::shared_ptr<const Objective> surface;  ///< the loss on it
  Domain domain;
  std::array<std::string, 2> axis_names, brief_axis_names;  ///< the latter may be empty
  /// One per run, as descend_all() has them: their points are the plane's nearest.
  std::vector<std::shared_ptr<const Trajectory>> trajectories;
};

/// A scene's `surface` is then that of the first plane.
struct Space {
  std::shared_ptr<const Objective> objective;  ///< of all parameters: more than two
  std::vector<Eigen::ArrayXd> starts;          ///< as many as the scene has
  std::vector<PlaneChoice> planes = {{}};
  double work = 0;           ///< multiply-adds of a gradient, roughly
  bool has_hessian = false;  ///< whether the objective has second derivatives
  std::size_t rows = 0;      ///< of data that it is the mean over; 0: of none
  std::shared_ptr<const Classification> classification = nullptr;  ///< null: it tells no classes apart
  bool states_domain = false;
  std::array<bool, 2> states_label = {false, false};

  std::vector<PlaneView> views = {};  ///< one per plane, once the descents have run (scene/settle_planes.hpp)

  int dimension() const { return objective->dimension(); }
};

}  // namespace gradreel
