// Makes a film or its clips, and the files beside it.
#pragma once

#include "outputs/making.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"

namespace gradreel {

/// Makes all files of a film's target, or none. If they exceed its max_bytes, it makes a smaller version; if
/// memory runs out, it tries again with fewer workers.
/// Throws as make_output() does.
Made make_film(const Target& target, const Trajectories& trajectories, Making making, Watcher& watcher);

}  // namespace gradreel
