// Minima of functions of one or two variables.
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

struct Minimum {
  Point at;
  double value = 0;
  bool global = true;
  bool on_edge = false;  ///< of the domain: the lowest there, but f goes on falling outside
};

}  // namespace gradreel
