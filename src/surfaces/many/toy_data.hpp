// Points of two classes for small networks to learn.
#pragma once

#include <cstdint>

#include "core/classifier.hpp"

namespace gradreel {

enum class ToyShape { two_moons, spirals, blobs };

struct ToyData {
  ToyShape shape = ToyShape::spirals;
  int points = 200;
  double noise = 0.1;  ///< standard deviation of what is added to each coordinate
  double turns = 1;    ///< of each spiral
  std::uint64_t seed = 0;
};

/// The classes take turns.
LabelledPoints make_points(const ToyData& data);

}  // namespace gradreel
