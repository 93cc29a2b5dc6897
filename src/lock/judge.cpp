#include "lock/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "lock/paths.hpp"
#include "lock/record.hpp"
#include "scene/digest.hpp"
#include "scene/document.hpp"

namespace gradreel {

namespace {

using Parts = std::map<std::string, std::string>;

/// Digests are recognised by their first digits.
std::string short_text(const std::string& version) {
  return parse_sha256(version) || (version.size() == 40 && version.find(' ') == std::string::npos)
             ? version.substr(0, 12)
             : version;
}

/// Calls tell(name, before, now) for all that differ; null: it is not there.
template <class Map, class Tell>
void compare(const Map& before, const Map& now, const Tell& tell) {
  for (const auto& [name, value] : now) {
    const auto old = before.find(name);
    if (old == before.end()) {
      tell(name, nullptr, &value);
    } else if (old->second != value) {
      tell(name, &old->second, &value);
    }
  }
  for (const auto& [name, value] : before) {
    if (!now.contains(name)) tell(name, &value, nullptr);
  }
}

const Parts& group(const Ingredients& ingredients, const char* name) {
  static const Parts none;
  const auto found = ingredients.find(name);
  return found == ingredients.end() ? none : found->second;
}

/// "changed", "is new" or "is gone".
std::string happened(const std::string* before, const std::string* now) {
  return !before ? "is new" : !now ? "is gone" : "changed";
}

class Judge {
 public:
  Judge(const Target& target, const LockEntry& entry, const JudgeOptions& options)
      : target_(target), entry_(entry), options_(options), output_(main_files(target).front()) {}

  std::vector<Mistake> objections() {
    const Scene& scene = *target_.scene;
    const Ingredients now = ingredients_of(scene, *target_.output);
    const std::size_t before = found_.size();
    judge_keys(now);
    judge_configs(now);
    if (found_.size() == before && entry_.inputs != scene_digest(scene, *target_.output))
      say_stale("what it is made from changed");
    compare(entry_.versions, current_versions(),
            [&](const std::string& name, const std::string* was, const std::string* is) {
              const std::string what = name == "commit" ? "the commit of gradreel" : name;
              say_stale(was && is
                            ? fmt::format("{} changed from {} to {}", what, short_text(*was), short_text(*is))
                            : fmt::format("{} {}", what, happened(was, is)));
            });
    judge_files();
    return std::move(found_);
  }

 private:
  void say_stale(const std::string& why) { found_.push_back(mistake_in(output_, "stale: " + why)); }

  void judge_keys(const Ingredients& now) {
    const std::vector<KeyDigest>& keys = target_.scene->sources.keys;
    compare(group(entry_.ingredients, "keys"), group(now, "keys"),
            [&](const std::string& name, const std::string* was, const std::string* is) {
              const auto key = std::ranges::find(keys, name, &KeyDigest::key);
              Mistake mistake = key == keys.end() ? mistake_in(target_.scene->file, "") : key->at;
              mistake.message = fmt::format("{} {}: {} is stale", name, happened(was, is), output_);
              found_.push_back(std::move(mistake));
            });
  }

  void judge_configs(const Ingredients& now) {
    const std::pair<const char*, const char*> choices[] = {
        {"theme", "theme"}, {"language", "language"}, {"optimizers", "optimizer set"}};
    for (const auto& [name, kind] : choices) {
      const Parts &was = group(entry_.ingredients, name), &is = group(now, name);
      if (was == is) continue;
      const bool is_same = !was.empty() && !is.empty() && was.begin()->first == is.begin()->first;
      say_stale(is_same ? fmt::format("the {} {} changed", kind, is.begin()->first)
                        : fmt::format("the {} is {}, not {}", kind, is.empty() ? "none" : is.begin()->first,
                                      was.empty() ? "none" : was.begin()->first));
    }
    const auto tell = [&](const std::string& name, const std::string* was, const std::string* is) {
      say_stale(fmt::format("{} {}", name, happened(was, is)));
    };
    compare(group(entry_.ingredients, "files"), group(now, "files"), tell);
    compare(group(entry_.ingredients, "fonts"), group(now, "fonts"), tell);
    compare(group(entry_.ingredients, "variables"), group(now, "variables"), tell);
    compare(group(entry_.ingredients, "page"), group(now, "page"),
            [&](const std::string& name, const std::string* was, const std::string* is) {
              say_stale(fmt::format("its snippets join {}, which {}", name, happened(was, is)));
            });
    const Parts &was = group(entry_.ingredients, "output"), &is = group(now, "output");
    if (was.empty() || was.begin()->second != is.begin()->second)
      say_stale(fmt::format("it is to be {}, not {}", is.begin()->second,
                            was.empty() ? "unknown" : was.begin()->second));
  }

  void judge_files() {
    std::vector<std::string> planned = main_files(target_);
    const std::vector<std::string> beside = companion_files(target_);
    std::set<std::string> known;
    for (const std::string& path : beside) planned.push_back(path);
    for (const std::string& path : planned) {
      const auto locked = entry_.files.find(name_in_lock(options_.folder, path));
      if (locked != entry_.files.end()) {
        known.insert(locked->first);
        judge_file(path, locked->second);
      } else if (std::ranges::find(beside, path) != beside.end()) {
        found_.push_back(mistake_in(path, "stale: it was not asked for before"));
      }
    }
    for (const auto& [name, file] : entry_.files) {
      if (!known.contains(name))
        found_.push_back(mistake_in(output_, fmt::format("stale: {} is no longer wanted", name)));
    }
  }

  void judge_file(const std::string& path, const LockedFile& locked) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
      if (!options_.allow_missing) found_.push_back(mistake_in(path, "missing"));
    } else if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status)) {
      found_.push_back(mistake_in(path, "altered: it is no regular file"));
    } else if (digest_of_output(path) != locked.bytes) {
      found_.push_back(mistake_in(path, "altered: its bytes are not those that were rendered"));
    }
  }

  const Target& target_;
  const LockEntry& entry_;
  const JudgeOptions& options_;
  std::string output_;
  std::vector<Mistake> found_;
};

bool is_below(const std::string& file, const std::string& folder) {
  const std::filesystem::path inner(file), outer(folder);
  return folder == "." || std::ranges::mismatch(outer, inner).in1 == outer.end();
}

}  // namespace

std::vector<Mistake> objections_to(const Target& target, const Lock& lock, const JudgeOptions& options) {
  const auto entry = lock.outputs.find(name_of_output(options.folder, target));
  if (entry == lock.outputs.end())
    return {mistake_in(main_files(target).front(), fmt::format("stale: the lock does not know it"))};
  return Judge(target, entry->second, options).objections();
}

std::vector<std::string> outdated(const Lock& lock, const std::string& folder,
                                  std::span<const Target> targets, std::span<const std::string> paths) {
  std::set<std::string> made, scenes;
  for (const Target& target : targets) {
    made.insert(name_of_output(folder, target));
    scenes.insert(name_in_lock(folder, target.scene->file));
  }
  std::vector<std::string> above;
  for (const std::string& path : paths) above.push_back(name_in_lock(folder, path));
  std::vector<std::string> names;
  for (const auto& [name, entry] : lock.outputs) {
    const bool is_below_any = std::ranges::any_of(
        above, [&scene = entry.scene](const std::string& path) { return is_below(scene, path); });
    std::error_code error;
    const bool is_gone =
        is_below_any && !std::filesystem::exists(std::filesystem::path(folder) / entry.scene, error);
    const bool is_seen = is_gone || scenes.contains(entry.scene);
    if (is_seen && !made.contains(name)) names.push_back(name);
  }
  return names;
}

}  // namespace gradreel
