// Writes a scene's trajectories to a file.
#pragma once

#include <string>

#include "outputs/product.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

/// Writes `path` completely or not at all, and makes its folder; in one of trajectory_formats(). Throws Error
/// with the path and the system's reason, and Cancelled if the watcher does.
Product make_trajectory_file(const Scene& scene, const Trajectories& trajectories, const std::string& format,
                             const std::string& path, Watcher& watcher, const FileOps& ops = real_file_ops());

}  // namespace gradreel
