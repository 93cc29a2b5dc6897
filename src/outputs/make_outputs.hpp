// Makes the files of targets.
#pragma once

#include <span>

#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Makes all files of one target, or none. `trajectories` is descend_all() of its scene. Throws RenderError,
/// Error with mistakes that show only now, and Cancelled if the watcher does. `jobs` does not change the
/// bytes.
Made make_output(const Target& target, const Trajectories& trajectories, int jobs, Watcher& watcher);

/// Makes the targets one after the other, each completely or not at all, and tells the watcher. The descents
/// of a scene run once for consecutive targets. Returns the number of failures. Throws Cancelled if the
/// watcher does.
std::size_t make_outputs(std::span<const Target> targets, int jobs, Watcher& watcher);

}  // namespace gradreel
