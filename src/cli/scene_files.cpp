#include "cli/scene_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

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

std::vector<Target> plan_targets(const std::vector<SceneFile>& files, const std::vector<Scene>& scenes,
                                 const std::string& output_dir) {
  const auto file_of = [&](std::size_t i, const OutputSpec& output, bool with_profile) {
    const std::string name =
        scenes[i].stem + (with_profile ? "." + output.profile : "") + "." + output.extension();
    return (fs::path(output_dir) / files[i].folder / name).string();
  };
  std::map<std::string, int> claims;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    for (const OutputSpec& o : scenes[i].outputs) ++claims[file_of(i, o, o.is_draft)];
  }
  std::vector<Target> targets;
  std::map<std::string, const OutputSpec*> taken;
  std::vector<Mistake> mistakes;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    for (const OutputSpec& o : scenes[i].outputs) {
      const bool with_profile = o.is_draft || claims[file_of(i, o, false)] > 1;
      Target target = {&scenes[i], &o, file_of(i, o, with_profile)};
      const auto [other, is_new] = taken.emplace(target.path, &o);
      if (!is_new) {
        mistakes.push_back({o.where, "", fmt::format("two outputs would be the same file {}", target.path),
                            fmt::format("the other one is at {}:{}:{}", other->second->where.file,
                                        other->second->where.line, other->second->where.column)});
      }
      targets.push_back(std::move(target));
    }
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  return targets;
}

}  // namespace gradreel
