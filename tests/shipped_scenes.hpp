// The scenes that ship.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace gradreel::testing {

/// Their paths, in order.
inline std::vector<std::string> shipped_scenes() {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(GRADREEL_SOURCE_DIR "/scenes")) {
    if (entry.path().extension() == ".yaml") all.push_back(entry.path().string());
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace gradreel::testing
