// What killed processes left unfinished in folders.
#pragma once

#include <string>
#include <vector>

namespace gradreel {

/// Names in the folder that begin with `prefix` (video/part_name.hpp), of unfinished files, as they were
/// when this process first asked about the folder: a batch writes thousands of files into one, and reads it
/// once. From any thread.
std::vector<std::string> unfinished_in(const std::string& folder, const std::string& prefix);

}  // namespace gradreel
