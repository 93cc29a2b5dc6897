// Makes the files of targets.
#pragma once

#include <span>

#include "outputs/making.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Makes all files of one target, or none. `trajectories` is descend_all() of its scene. Throws RenderError,
/// Error with mistakes that show only now, and Cancelled if the watcher does.
Made make_output(const Target& target, const Trajectories& trajectories, const Making& making,
                 Watcher& watcher);

struct BatchOptions {
  int jobs = 1;                    ///< threads that compute at once, over all outputs; changes no byte
  bool fail_fast = false;          ///< after a failure nothing more is made
  Cache* cache = nullptr;          ///< that keeps what is made; null: none
  ReadySegments* ready = nullptr;  ///< see Making
};

/// Makes the targets, each completely or not at all, and tells the watcher. While one is finished, others
/// begin, so that no thread is idle. The descents of a scene run once for consecutive targets. Returns the
/// number of failures. Throws Cancelled if the watcher does.
std::size_t make_outputs(std::span<const Target> targets, const BatchOptions& options, BatchWatcher& watcher);

}  // namespace gradreel
