#include "outputs/scene_files.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <glob.h>

#include <algorithm>
#include <filesystem>

#include "core/number_text.hpp"
#include "outputs/output_path.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

constexpr const char* kExclude = "--exclude";

Mistake about_path(const fs::path& path, std::string message, std::string hint = {}) {
  return {{path.string(), 0, 0}, "", std::move(message), std::move(hint)};
}

/// Emacs marks a file that is being changed by a link .#NAME that leads nowhere. _NAME is a fragment.
bool is_scene_name(const fs::path& path) {
  const std::string name = path.filename().string(), ending = ending_of(name);
  return (ending == "yaml" || ending == "yml") && !name.starts_with(".#") && !name.starts_with('_');
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

/// What is left out, and how often each pattern did so.
class Exclusions {
 public:
  explicit Exclusions(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) all_.push_back({pattern, false});
  }

  bool cover(const fs::path& path) {
    bool covers = false;
    for (Exclusion& e : all_) {
      const bool is_name = e.pattern.find('/') == std::string::npos;
      const std::string subject = is_name ? path.filename().string() : path.lexically_normal().string();
      if (fnmatch(e.pattern.c_str(), subject.c_str(), 0) != 0) continue;
      e.is_used = covers = true;
    }
    left_out_ += covers ? 1 : 0;
    return covers;
  }

  int left_out() const { return left_out_; }

  void warn_of_unused(std::vector<Mistake>& warnings) const {
    for (const Exclusion& e : all_) {
      if (!e.is_used)
        warnings.push_back(about_path(kExclude, fmt::format("'{}' leaves out nothing", e.pattern)));
    }
  }

 private:
  struct Exclusion {
    std::string pattern;
    bool is_used = false;
  };
  std::vector<Exclusion> all_;
  int left_out_ = 0;
};

/// All scenes below a folder, and what is in their way.
class FolderSearch {
 public:
  FolderSearch(fs::path top, Exclusions& excluded, std::vector<SceneFile>& found,
               std::vector<Mistake>& mistakes)
      : top_(std::move(top)), excluded_(excluded), found_(found), mistakes_(mistakes) {}

  void visit(const fs::path& folder) {
    std::error_code error;
    const fs::path place = fs::canonical(folder, error);
    if (!error && std::find(around_.begin(), around_.end(), place) != around_.end()) {
      return mistakes_.push_back(
          about_path(folder, "a link to a folder that it lies in: scenes without end",
                     fmt::format("leave it out: {} {}", kExclude, folder.filename().string())));
    }
    around_.push_back(place);
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) see(entry->path());
    if (error) mistakes_.push_back(about_path(folder, "cannot be read: " + error.message()));
    around_.pop_back();
  }

 private:
  void see(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      if (!excluded_.cover(path)) visit(path);
      return;
    }
    if (!is_scene_name(path) || excluded_.cover(path)) return;
    const std::string objection = objection_to(path);
    if (!objection.empty()) return mistakes_.push_back(about_path(path, objection));
    const fs::path relative = path.parent_path().lexically_relative(top_);
    found_.push_back({path.string(), relative == "." ? "" : relative.string()});
  }

  fs::path top_;
  Exclusions& excluded_;
  std::vector<SceneFile>& found_;
  std::vector<Mistake>& mistakes_;
  std::vector<fs::path> around_;  // the folders that it is in, as they are without links
};

/// What the paths of a command name.
class PathSearch {
 public:
  explicit PathSearch(const std::vector<std::string>& excluded) : excluded_(excluded) {}

  void add(const std::string& path) {
    if (path == kStandardInputPath) return add_input();
    std::error_code error;
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found &&
        path.find_first_of("*?[") != std::string::npos) {
      return add_matches(path);
    }
    add_named(path);
  }

  std::vector<SceneFile> finish(std::vector<Mistake>& warnings) {
    if (files_.empty() && mistakes_.empty()) {
      const std::string left_out = counted(excluded_.left_out(), "path");
      mistakes_.push_back(about_path(kExclude, fmt::format("no scene is left: it leaves out {}", left_out)));
    }
    if (!mistakes_.empty()) throw Error(std::move(mistakes_));
    excluded_.warn_of_unused(warnings);
    return std::move(files_);
  }

 private:
  void add_input() {
    if (has_input_)
      mistakes_.push_back(about_path(kStandardInputPath, "standard input can be read only once"));
    has_input_ = true;
    files_.push_back({std::string(kStandardInputPath), ""});
  }

  void add_named(const std::string& path) {
    std::error_code error;
    if (excluded_.cover(path)) return;
    if (fs::is_directory(path, error)) {
      add_below(path);
    } else if (const std::string objection = objection_to(path); objection.empty()) {
      files_.push_back({path, ""});
    } else {
      mistakes_.push_back(about_path(path, objection));
    }
  }

  /// A pattern that no shell has seen: it stood in quotes, or in a file.
  void add_matches(const std::string& pattern) {
    glob_t matches = {};
    const int failure = glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches);
    std::vector<std::string> paths(matches.gl_pathv,
                                   matches.gl_pathv + (failure == 0 ? matches.gl_pathc : 0));
    globfree(&matches);
    std::sort(paths.begin(), paths.end());
    if (paths.empty()) mistakes_.push_back(about_path(pattern, "no file or folder matches"));
    for (const std::string& path : paths) add_named(path);
  }

  void add_below(const std::string& folder) {
    std::vector<SceneFile> found;
    std::vector<Mistake> wrong;
    const int before = excluded_.left_out();
    FolderSearch(folder, excluded_, found, wrong).visit(folder);
    if (found.empty() && wrong.empty() && excluded_.left_out() == before) {
      wrong.push_back(about_path(folder, "no scene (*.yaml) in this folder"));
    }
    std::sort(found.begin(), found.end(),
              [](const SceneFile& a, const SceneFile& b) { return a.path < b.path; });
    std::sort(wrong.begin(), wrong.end(),
              [](const Mistake& a, const Mistake& b) { return a.where.file < b.where.file; });
    files_.insert(files_.end(), found.begin(), found.end());
    mistakes_.insert(mistakes_.end(), wrong.begin(), wrong.end());
  }

  Exclusions excluded_;
  std::vector<SceneFile> files_;
  std::vector<Mistake> mistakes_;
  bool has_input_ = false;
};

}  // namespace

std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths,
                                        const std::vector<std::string>& excluded,
                                        std::vector<Mistake>& warnings) {
  PathSearch search(excluded);
  for (const std::string& path : paths) search.add(path);
  return search.finish(warnings);
}

std::vector<SceneFile> find_scene_files(const std::vector<std::string>& paths) {
  std::vector<Mistake> warnings;
  return find_scene_files(paths, {}, warnings);
}

}  // namespace gradreel
