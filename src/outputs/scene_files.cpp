#include "outputs/scene_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "outputs/output_path.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

Mistake about_path(const fs::path& path, std::string message) {
  return {{path.string(), 0, 0}, "", std::move(message), ""};
}

/// Emacs marks a file that is being changed by a link .#NAME that leads nowhere.
bool is_scene_name(const fs::path& path) {
  const std::string ending = ending_of(path.filename().string());
  return (ending == "yaml" || ending == "yml") && !path.filename().string().starts_with(".#");
}

/// Why a path is no file that can be read; empty if nothing is known against it.
std::string objection_to(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_regular_file(status)) return {};
  if (status.type() == fs::file_type::not_found) {
    return fs::is_symlink(path, error) ? "a link that leads nowhere" : "no such file or folder";
  }
  return fs::status_known(status) ? "not a regular file" : "cannot be read: " + error.message();
}

/// All scenes below a folder, and what is in their way.
class FolderSearch {
 public:
  FolderSearch(fs::path top, std::vector<SceneFile>& found, std::vector<Mistake>& mistakes)
      : top_(std::move(top)), found_(found), mistakes_(mistakes) {}

  void visit(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) see(entry->path());
    if (error) mistakes_.push_back(about_path(folder, "cannot be read: " + error.message()));
  }

 private:
  void see(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(fs::symlink_status(path, error))) return visit(path);
    if (!is_scene_name(path)) return;
    const std::string objection = objection_to(path);
    if (!objection.empty()) return mistakes_.push_back(about_path(path, objection));
    const fs::path relative = path.parent_path().lexically_relative(top_);
    found_.push_back({path.string(), relative == "." ? "" : relative.string()});
  }

  fs::path top_;
  std::vector<SceneFile>& found_;
  std::vector<Mistake>& mistakes_;
};

void find_below(const std::string& folder, std::vector<SceneFile>& files, std::vector<Mistake>& mistakes) {
  std::vector<SceneFile> found;
  std::vector<Mistake> wrong;
  FolderSearch(folder, found, wrong).visit(folder);
  if (found.empty() && wrong.empty()) wrong.push_back(about_path(folder, "no scene (*.yaml) in this folder"));
  std::sort(found.begin(), found.end(),
            [](const SceneFile& a, const SceneFile& b) { return a.path < b.path; });
  std::sort(wrong.begin(), wrong.end(),
            [](const Mistake& a, const Mistake& b) { return a.where.file < b.where.file; });
  files.insert(files.end(), found.begin(), found.end());
  mistakes.insert(mistakes.end(), wrong.begin(), wrong.end());
}

}  // namespace

std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths) {
  std::vector<SceneFile> files;
  std::vector<Mistake> mistakes;
  bool has_input = false;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == kStandardInputPath) {
      if (has_input) mistakes.push_back(about_path(path, "standard input can be read only once"));
      has_input = true;
      files.push_back({path, ""});
      continue;
    }
    if (fs::is_directory(path, error)) {
      find_below(path, files, mistakes);
    } else if (const std::string objection = objection_to(path); objection.empty()) {
      files.push_back({path, ""});
    } else {
      mistakes.push_back(about_path(path, objection));
    }
  }
  if (!mistakes.empty()) throw Error(std::move(mistakes));
  return files;
}

}  // namespace gradreel
