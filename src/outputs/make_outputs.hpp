// Targets to files.
#pragma once

#include <span>

#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Makes all files of one target, or none; `trajectories` is descend_all() of its scene. Throws RenderError,
/// Error with mistakes that show only now, and Cancelled if the watcher does. `jobs` changes no byte.
Made make_output(const Target& target, const Trajectories& trajectories, int jobs, Watcher& watcher);

/// Makes them one after the other, each whole or not at all, and tells the watcher of each; a scene's
/// descents run once for targets in a row. Returns how many failed. Throws Cancelled if the watcher does.
std::size_t make_outputs(std::span<const Target> targets, int jobs, Watcher& watcher);

}  // namespace gradreel
