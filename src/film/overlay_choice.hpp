// An overlay chosen by a scene, with its parameters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/param.hpp"

namespace gradreel {

struct OverlayEntry;

struct OverlayChoice {
  const OverlayEntry* entry = nullptr;
  ParamValues params;
  std::vector<std::size_t> optimizers = {};  ///< indices of the scene's optimizers it is for; empty: all

  bool is_for(std::size_t optimizer) const {
    return optimizers.empty() ||
           std::find(optimizers.begin(), optimizers.end(), optimizer) != optimizers.end();
  }
};

}  // namespace gradreel
