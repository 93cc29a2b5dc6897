#include "video/unfinished.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string_view>
#include <tuple>

#include "video/part_name.hpp"

namespace gradreel {

namespace {

using FolderId = std::tuple<std::string, dev_t, ino_t>;

bool may_be_unfinished(std::string_view name) {
  return name.starts_with('.') && name.ends_with(part_name::kSuffix);
}

std::set<std::string> read_folder(const std::string& path) {
  std::set<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path.c_str()), closedir);
  if (!folder) return names;
  while (const dirent* entry = readdir(folder.get())) {
    if (may_be_unfinished(entry->d_name)) names.emplace(entry->d_name);
  }
  return names;
}

}  // namespace

std::vector<std::string> unfinished_in(const std::string& folder, const std::string& prefix) {
  static std::mutex mutex;
  static std::map<FolderId, std::set<std::string>> known;
  struct stat status = {};
  if (stat(folder.c_str(), &status) != 0) return {};
  const std::lock_guard lock(mutex);
  const auto [at, is_new] = known.try_emplace({folder, status.st_dev, status.st_ino});
  if (is_new) at->second = read_folder(folder);
  std::vector<std::string> names;
  for (auto name = at->second.lower_bound(prefix); name != at->second.end() && name->starts_with(prefix);
       ++name)
    names.push_back(*name);
  return names;
}

}  // namespace gradreel
