#include "outputs/scene_files.hpp"

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

Mistake about_path(const std::string& path, std::string message) {
  return {{path, 0, 0}, "", std::move(message), ""};
}

bool is_scene(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

std::vector<SceneFile> scenes_below(const fs::path& folder) {
  std::vector<SceneFile> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !is_scene(entry.path())) continue;
    const fs::path relative = entry.path().parent_path().lexically_relative(folder);
    found.push_back({entry.path().string(), relative == "." ? "" : relative.string()});
  }
  std::sort(found.begin(), found.end(),
            [](const SceneFile& a, const SceneFile& b) { return a.path < b.path; });
  return found;
}

}  // namespace

std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths) {
  std::vector<SceneFile> files;
  std::vector<Mistake> mistakes;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      const auto found = scenes_below(path);
      if (found.empty()) mistakes.push_back(about_path(path, "no scene (*.yaml) in this folder"));
      files.insert(files.end(), found.begin(), found.end());
    } else if (fs::exists(path, error)) {
      files.push_back({path, ""});
    } else {
      mistakes.push_back(about_path(path, "no such file or folder"));
    }
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  return files;
}

}  // namespace gradreel
