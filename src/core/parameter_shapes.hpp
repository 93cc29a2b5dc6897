// How the numbers of a vector of parameters form matrices.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace gradreel {

/// A matrix whose numbers stand in the vector row by row; a vector has one column.
struct ParameterPart {
  Eigen::Index rows = 1, columns = 1;

  Eigen::Index size() const { return rows * columns; }
  bool is_matrix() const { return rows > 1 && columns > 1; }
  friend bool operator==(const ParameterPart&, const ParameterPart&) = default;
};

/// The parts of a vector, one after the other: together all its numbers.
using ParameterShapes = std::vector<ParameterPart>;

}  // namespace gradreel
