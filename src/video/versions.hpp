// Which libraries encode.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gradreel {

/// Versions of the libraries that encode, e.g. {"libavcodec", "59.37.100"}; "missing": not installed.
std::vector<std::pair<std::string, std::string>> video_versions();

}  // namespace gradreel
