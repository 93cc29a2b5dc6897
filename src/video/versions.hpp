// Which libraries encode.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gradreel {

/// Versions of the linked libav libraries and x264, e.g. {"libavcodec", "59.37.100"}.
std::vector<std::pair<std::string, std::string>> video_versions();

}  // namespace gradreel
