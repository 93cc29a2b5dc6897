// Labelled points of the plane, and models that tell them apart.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/geometry.hpp"
#include "core/objective.hpp"

namespace gradreel {

/// Points of two classes.
struct LabelledPoints {
  std::vector<Point> at;
  std::vector<double> label;                      ///< of each: 0 or 1
  std::array<std::string, 2> names = {"x", "y"};  ///< of the coordinates
  std::array<std::string, 2> classes = {"0", "1"};
};

/// A model whose output is positive where it expects the second class.
class Classifier {
 public:
  virtual ~Classifier() = default;

  /// The outputs at `places` (2 x columns) with these weights.
  virtual void outputs(const Eigen::ArrayXd& weights, const Positions& places, Values& out) const = 0;
};

/// What a panel of decisions shows.
struct Classification {
  LabelledPoints data;
  std::shared_ptr<const Classifier> model;
};

}  // namespace gradreel
