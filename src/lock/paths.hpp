// Paths in a lock are relative to its folder, with /.
#pragma once

#include <optional>
#include <string>

namespace gradreel {

/// The folder that a lock lies in; "." for a name alone.
std::string folder_of_lock(const std::string& lock);

/// How the lock in `folder` names a file or folder, wherever links lead: "../scenes/a.yaml".
std::string name_in_lock(const std::string& folder, const std::string& path);

/// Whether a path leads nowhere but to its folder and below: relative, without "..". The folder itself is "".
bool is_inner_path(const std::string& path);

/// The file or folder of a name in the lock, as a path that people read; nothing if it would lie outside of
/// `folder`: a lock is not trusted to name others.
std::optional<std::string> path_in_lock(const std::string& folder, const std::string& name);

}  // namespace gradreel
