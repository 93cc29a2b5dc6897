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
  std::vector<std::size_t> series = {};  ///< the series whose descents it is for; empty: all

  bool is_for(std::size_t one) const {
    return series.empty() || std::find(series.begin(), series.end(), one) != series.end();
  }
};

}  // namespace gradreel
