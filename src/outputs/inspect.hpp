// What making outputs would refuse, and what is hardly meant: found out without painting or writing.
#pragma once

#include <span>
#include <vector>

#include "cache/cache.hpp"
#include "core/error.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// Walks the way of make_outputs() up to the first frame: runs each scene's descents once, for all its
/// outputs, and composes their films, leaving out what takes long. What several outputs of a scene say of the
/// same place is said of the first. One for each scene of consecutive targets, in their order; up to `jobs`
/// scenes or descents at once. A cache, if there is one, keeps which scenes nothing is said of: these are not
/// inspected again. The targets point into `scenes`; those that are inspected get their planes.
std::vector<Findings> inspect_each(std::span<const Target> targets, std::span<Scene> scenes, int jobs,
                                   Cache* cache = nullptr);

/// All of them as one. What films of a sweep have in common is said once.
Findings inspect(std::span<const Target> targets, std::span<Scene> scenes, int jobs, Cache* cache = nullptr);

}  // namespace gradreel
