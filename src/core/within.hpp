// Where files lie, links followed.
#pragma once

#include <filesystem>

namespace gradreel {

/// Whether a path leads to a folder or into it, as far as both exist. False if that cannot be found out.
bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace gradreel
