// An optimizer of the scene, as panels know it that ask for more than where its descents went.
#pragma once

#include <string>
#include <vector>

#include "descent/setup.hpp"

namespace gradreel {

struct ShownOptimizer {
  std::string label;                     ///< e.g. "Adam"
  std::vector<std::string> settings;     ///< all of them: e.g. "α = 0.1", "cosine"
  Setup setup;                           ///< to run it from other starts, with the noise of the scene's first
  std::vector<std::string> thin_trails;  ///< landmarks drawn beside its trail: see OptimizerEntry
  bool bounds_step = false;              ///< by the learning rate, in each coordinate: see OptimizerEntry
};

}  // namespace gradreel
