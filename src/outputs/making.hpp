// How outputs are made: what changes no byte of them.
#pragma once

#include "batch/turns.hpp"
#include "cache/cache.hpp"

namespace gradreel {

struct Making {
  int jobs = 1;            ///< threads
  TurnsOf turns = {};      ///< that these share with those of other outputs
  Cache* cache = nullptr;  ///< that keeps what is made; null: none
};

}  // namespace gradreel
