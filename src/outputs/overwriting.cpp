#include "outputs/overwriting.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "outputs/collision.hpp"
#include "video/part_name.hpp"

namespace gradreel {

namespace {

namespace fs = std::filesystem;

using Identity = std::pair<dev_t, ino_t>;

/// None where there is no such file.
std::optional<Identity> identity_of(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return Identity{status.st_dev, status.st_ino};
}

/// Without links and dots, as far as the path exists.
fs::path true_path(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const fs::path canonical = fs::weakly_canonical(absolute, error);
  return error ? absolute.lexically_normal() : canonical;
}

/// Where the entry of that name stands; a link itself, not what it leads to.
fs::path true_place(const fs::path& path) { return true_path(path.parent_path() / ".") / path.filename(); }

/// "a scene that this run reads".
std::string read_text(const InputFile& input) {
  return fmt::format("{} {} that this run reads", input.kind.starts_with('o') ? "an" : "a", input.kind);
}

/// The files that a run reads, to be asked about one planned file at a time.
class Inputs {
 public:
  explicit Inputs(std::span<const Scene> scenes) {
    for (const Scene& scene : scenes) {
      for (const InputFile& input : scene.inputs) add(input);
    }
  }

  /// What is wrong with writing `file`; empty if nothing is.
  std::string objection(const PlannedFile& file) const {
    if (const InputFile* input = same_as(file)) {
      const bool is_named =
          fs::path(input->path).lexically_normal() == fs::path(file.path).lexically_normal();
      const std::string other = is_named ? "" : fmt::format("the same file as {}, ", input->path);
      return fmt::format("cannot write {}: it is {}{}", file.path, other, read_text(*input));
    }
    if (const InputFile* input = file.is_folder ? inside(file) : nullptr) {
      return fmt::format("cannot write the folder {}: it holds {}, {}", file.path, input->path,
                         read_text(*input));
    }
    if (const InputFile* input = leftover_of(file)) {
      return fmt::format("cannot write {}: that removes {}, named like an unfinished output and {}",
                         file.path, input->path, read_text(*input));
    }
    return {};
  }

 private:
  void add(const InputFile& input) {
    const std::optional<Identity> identity = identity_of(input.path);
    if (!identity || !by_identity_.emplace(*identity, &input).second) return;
    for (const fs::path& start : {true_path(input.path), true_place(input.path)}) {
      for (fs::path p = start; p.has_relative_path(); p = p.parent_path()) {
        around_.emplace(p.string(), &input);
        if (p.native().ends_with(part_name::kSuffix)) leftovers_.emplace_back(p, &input);
      }
    }
  }

  const InputFile* same_as(const PlannedFile& file) const {
    const std::optional<Identity> identity = identity_of(file.path);
    const auto found = identity ? by_identity_.find(*identity) : by_identity_.end();
    return found == by_identity_.end() ? nullptr : found->second;
  }

  const InputFile* inside(const PlannedFile& folder) const {
    const auto found = around_.find(true_path(folder.path).string());
    return found == around_.end() ? nullptr : found->second;
  }

  const InputFile* leftover_of(const PlannedFile& file) const {
    if (leftovers_.empty()) return nullptr;
    const std::string folder = true_place(file.path).parent_path().string();
    for (const auto& [path, input] : leftovers_) {
      const bool is_named_so =
          part_name::owner_of(path.filename().string(), part_name::prefix_of(file.path)) > 0;
      if (is_named_so && path.parent_path() == folder) return input;
    }
    return nullptr;
  }

  std::map<Identity, const InputFile*> by_identity_;
  std::map<std::string, const InputFile*> around_;  // the inputs, and the folders around them
  std::vector<std::pair<fs::path, const InputFile*>> leftovers_;
};

/// The planned files so far, by where they really are.
class TakenPlaces {
 public:
  /// Takes a place for `file`; says what is wrong if another one has it.
  void add(const PlannedFile& file, std::vector<Mistake>& mistakes) {
    const auto [taken, is_new] = by_path_.emplace(true_path(file.path).string(), &file);
    if (is_new) return;
    const PlannedFile& other = *taken->second;
    const bool are_scenes = are_of_two_scenes(file, other);
    if (are_scenes && !scenes_.emplace(other.scene, file.scene).second) return;
    mistakes.push_back(collision(file, other));
  }

  /// Says what is wrong if `file` lies below another one.
  void check_below(const PlannedFile& file, std::vector<Mistake>& mistakes) const {
    for (fs::path p = true_path(file.path).parent_path(); p.has_relative_path(); p = p.parent_path()) {
      const auto found = by_path_.find(p.string());
      if (found == by_path_.end()) continue;
      const PlannedFile& other = *found->second;
      mistakes.push_back(
          mistake_at(file, fmt::format("the output {} would lie in the output {}", file.path, other.path),
                     "the other one is at " + place_text(other)));
      return;
    }
  }

 private:
  std::map<std::string, const PlannedFile*> by_path_;
  std::set<std::pair<const Scene*, const Scene*>> scenes_;  // that were found to meet
};

}  // namespace

std::vector<PlannedFile> planned_files(std::span<const Target> targets) {
  std::vector<PlannedFile> files;
  for (const Target& target : targets) {
    const bool is_folder = target.output->extension().empty();
    const auto add = [&](const std::string& path, bool has_pictures) {
      files.push_back({path, has_pictures, target.output->where, target.scene});
    };
    if (target.clips.empty()) add(target.path, is_folder);
    for (const std::string& path : target.clips) add(path, is_folder);
    for (const std::string& path : target.stills) add(path, false);
    for (const std::string& path : companion_files(target)) add(path, false);
  }
  return files;
}

void refuse_overwriting(std::span<const PlannedFile> files, std::span<const Scene> scenes) {
  const Inputs inputs(scenes);
  TakenPlaces taken;
  std::vector<Mistake> mistakes;
  for (const PlannedFile& file : files) {
    const std::string objection = inputs.objection(file);
    if (!objection.empty()) {
      mistakes.push_back(mistake_at(file, objection, "choose another name, or another folder"));
    } else {
      taken.add(file, mistakes);
    }
  }
  for (const PlannedFile& file : files) taken.check_below(file, mistakes);
  if (!mistakes.empty()) throw Error(std::move(mistakes));
}

void refuse_overwriting(const std::string& path, const Scene& scene, bool is_folder) {
  if (path == kStandardOutput) return;
  Mistake at;
  at.where.file = "-o";
  const PlannedFile file = {path, is_folder, at};
  refuse_overwriting({&file, 1}, {&scene, 1});
}

}  // namespace gradreel
