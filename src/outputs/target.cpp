#include "outputs/target.hpp"

namespace gradreel {

std::vector<std::string> main_files(const Target& target) {
  if (target.clips.empty()) return {target.path};
  std::vector<std::string> all = target.clips;
  all.insert(all.end(), target.stills.begin(), target.stills.end());
  return all;
}

std::vector<std::string> companion_files(const Target& target) {
  std::vector<std::string> all;
  for (const std::string& file : {target.poster, target.sidecar, target.snippets}) {
    if (!file.empty()) all.push_back(file);
  }
  return all;
}

}  // namespace gradreel
