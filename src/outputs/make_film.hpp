// A film, or its clips, with all that is beside it.
#pragma once

#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// All files of a target that is a film, or none; where they are larger than its max_bytes, of a smaller
/// version. Throws as make_output() does.
Made make_film(const Target& target, const Trajectories& trajectories, int jobs, Watcher& watcher);

}  // namespace gradreel
