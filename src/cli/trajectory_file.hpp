// A scene's trajectories as a file.
#pragma once

#include <atomic>
#include <string>

#include "scene/compose.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

/// Writes `path` whole or not at all, in one of trajectory_formats(). False if `cancelled` was set on the
/// way. Throws Error with the path and the system's reason.
bool write_trajectory_file(const Scene& scene, const Trajectories& trajectories, const std::string& format,
                           const std::string& path, const std::atomic<bool>& cancelled,
                           const FileOps& ops = real_file_ops());

/// "2 descents, 202 points, 15 kB": what is in the file.
std::string trajectory_file_text(const Trajectories& trajectories, const std::string& path);

}  // namespace gradreel
