// Whether a file is still the one that it was.
#pragma once

#include <string>

namespace gradreel {

/// The size of a file and when it was changed, to be compared: a file that was replaced has another state.
/// Links are followed. Empty if there is no such file.
std::string file_state(const std::string& path);

}  // namespace gradreel
