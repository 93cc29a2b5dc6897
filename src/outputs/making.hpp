// How outputs are made: what changes no byte of them.
#pragma once

#include "batch/turns.hpp"
#include "cache/cache.hpp"
#include "outputs/ready_segments.hpp"
#include "outputs/shared_results.hpp"

namespace gradreel {

struct Making {
  int jobs = 1;            ///< threads
  TurnsOf turns = {};      ///< that these share with those of other outputs
  Cache* cache = nullptr;  ///< that keeps what is made; null: none

  /// Segments that were encoded elsewhere, for all files of films; null: they are painted and encoded here.
  ReadySegments* ready = nullptr;

  SharedResults* shared = nullptr;  ///< of the scene; null: each output computes all for itself
};

}  // namespace gradreel
