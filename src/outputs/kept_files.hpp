// All files of an output, from the cache and into it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cache/cache.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"

namespace gradreel {

/// Writes the files of the target as an earlier run made them; nothing if the cache does not have them.
/// Throws Error with the path and the system's reason.
std::optional<Made> restore_files(const Target& target, const Cache& cache, Watcher& watcher);

/// Keeps files that were made, unless they are too large, a folder, or standard output. They are read again,
/// and must carry the scene's digest: others were put in their place by another process. Where the cache
/// verifies, throws Error if it has other ones.
void keep_files(const Target& target, const Made& made, const std::string& digest, Cache& cache);

}  // namespace gradreel
