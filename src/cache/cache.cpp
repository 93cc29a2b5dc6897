#include "cache/cache.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "cache/entry.hpp"
#include "core/error.hpp"
#include "core/leftover.hpp"

namespace gradreel {

namespace {

constexpr const char* kTemporaries = "tmp";
constexpr const char* kTrimmed = "trimmed";
constexpr std::time_t kHour = 3600, kDay = 24 * kHour;

/// The folder of an entry, and its name there.
std::pair<std::string, std::string> place_of(const Sha256Digest& action) {
  const std::string hex = action.hex();
  return {hex.substr(0, 2), hex.substr(2)};
}

OpenFile open_folder(const std::string& path) {
  return OpenFile(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// Of the folder's own: a link is not followed.
OpenFile open_inner(const OpenFile& folder, const std::string& name) {
  return OpenFile(openat(folder.fd(), name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
}

OpenFile make_inner(const OpenFile& folder, const std::string& name) {
  if (mkdirat(folder.fd(), name.c_str(), 0700) != 0 && errno != EEXIST) return OpenFile(-1);
  return open_inner(folder, name);
}

bool is_older_than(const struct stat& status, std::time_t seconds) {
  return std::time(nullptr) - status.st_mtim.tv_sec > seconds;
}

std::vector<std::string> names_in(const OpenFile& folder) {
  std::vector<std::string> names;
  const int copy = dup(folder.fd());
  DIR* all = copy < 0 ? nullptr : fdopendir(copy);
  if (!all) {
    if (copy >= 0) close(copy);
    return names;
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> closed(all, closedir);
  rewinddir(all);
  while (const dirent* entry = readdir(all)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  return names;
}

}  // namespace

Cache::Cache(CacheOptions options) : options_(std::move(options)) {}

std::optional<Bytes> Cache::find(const Sha256Digest& action) const {
  const auto [inner, name] = place_of(action);
  const OpenFile folder = open_inner(open_folder(options_.folder), inner);
  const OpenFile file(openat(folder.fd(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (file.fd() < 0) return std::nullopt;
  std::optional<Bytes> output = read_entry(file, kCacheEntry, action, kLargestOutput);
  struct stat status = {};
  if (!output) {
    unlinkat(folder.fd(), name.c_str(), 0);
  } else if (fstat(file.fd(), &status) == 0 && is_older_than(status, kHour)) {
    futimens(file.fd(), nullptr);
  }
  return output;
}

void Cache::store(const Sha256Digest& action, std::span<const std::uint8_t> output) {
  if (has_given_up_ || output.size() > kLargestOutput) return;
  std::error_code error;
  if (std::filesystem::create_directories(options_.folder, error)) chmod(options_.folder.c_str(), 0700);
  const OpenFile folder = open_folder(options_.folder);
  if (folder.fd() < 0) return give_up("write to", errno);
  const auto [inner, name] = place_of(action);
  const OpenFile temporaries = make_inner(folder, kTemporaries), entries = make_inner(folder, inner);
  if (temporaries.fd() < 0 || entries.fd() < 0) return give_up("make a folder in", errno);
  std::call_once(cleaned_, [&] { remove_leftovers(temporaries.fd()); });
  const std::string temporary = fmt::format("{}-{}.part", getpid(), counter_++);
  std::optional<Leftover> leftover;
  std::optional<WholeStep> step(std::in_place);
  const OpenFile file(openat(temporaries.fd(), temporary.c_str(),
                             O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.fd() < 0) return give_up("write to", errno);
  flock(file.fd(), LOCK_EX | LOCK_NB);  // tells others that it has an owner
  leftover.emplace([place = temporaries.fd(), temporary] { unlinkat(place, temporary.c_str(), 0); });
  step.reset();
  if (!write_entry(file, kCacheEntry, action, output) ||
      renameat(temporaries.fd(), temporary.c_str(), entries.fd(), name.c_str()) != 0) {
    const int reason = errno;
    unlinkat(temporaries.fd(), temporary.c_str(), 0);
    give_up("write to", reason);
  }
}

void Cache::give_up(const std::string& doing, int reason) {
  if (has_given_up_.exchange(true) || !options_.warn) return;
  options_.warn(fmt::format("cannot {} the cache {}: {}; nothing more is kept", doing, options_.folder,
                            std::strerror(reason)));
}

/// Of processes that were killed.
void Cache::remove_leftovers(int temporaries) const {
  const OpenFile folder(dup(temporaries));
  for (const std::string& name : names_in(folder)) {
    const pid_t owner = std::atoi(name.c_str());
    if (owner <= 0 || kill(owner, 0) == 0 || errno != ESRCH) continue;
    const OpenFile file(openat(temporaries, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.fd() >= 0 && flock(file.fd(), LOCK_EX | LOCK_NB) == 0) unlinkat(temporaries, name.c_str(), 0);
  }
}

namespace {

/// A kept output.
struct Kept {
  std::string folder, name;
  std::time_t used = 0;
  std::uint64_t bytes = 0;
};

std::vector<Kept> all_kept(const OpenFile& folder) {
  std::vector<Kept> all;
  for (const std::string& inner : names_in(folder)) {
    if (inner.size() != 2) continue;
    const OpenFile entries = open_inner(folder, inner);
    if (entries.fd() < 0) continue;
    for (const std::string& name : names_in(entries)) {
      struct stat status = {};
      if (fstatat(entries.fd(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
      if (!S_ISREG(status.st_mode)) continue;
      all.push_back({inner, name, status.st_mtim.tv_sec, static_cast<std::uint64_t>(status.st_size)});
    }
  }
  return all;
}

}  // namespace

void Cache::trim() const {
  const OpenFile folder = open_folder(options_.folder);
  const OpenFile mark(
      openat(folder.fd(), kTrimmed, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
  struct stat status = {};
  if (mark.fd() < 0 || fstat(mark.fd(), &status) != 0) return;
  const bool is_due = status.st_size == 0 || is_older_than(status, kDay);
  if (!is_due || flock(mark.fd(), LOCK_EX | LOCK_NB) != 0) return;
  if (pwrite(mark.fd(), "1\n", 2, 0) != 2) return;
  futimens(mark.fd(), nullptr);
  std::vector<Kept> all = all_kept(folder);
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
  std::uint64_t sum = 0;
  for (const Kept& kept : all) sum += kept.bytes;
  for (const Kept& kept : all) {
    if (sum <= options_.most_bytes) return;
    const OpenFile entries = open_inner(folder, kept.folder);
    if (unlinkat(entries.fd(), kept.name.c_str(), 0) == 0) sum -= kept.bytes;
  }
}

std::string differing_text(const Cache& cache, const std::string& what) {
  return fmt::format("{} differs from what the cache {} has for the same input", what, cache.folder());
}

Bytes remembered(Cache* cache, const Sha256Digest& action, const std::string& what,
                 const std::function<Bytes()>& compute) {
  if (!cache) return compute();
  std::optional<Bytes> found = cache->find(action);
  if (found && !cache->verifies()) return *std::move(found);
  Bytes made = compute();
  if (found && *found != made) throw Error(differing_text(*cache, what));
  if (!found) cache->store(action, made);
  return made;
}

std::optional<std::string> default_cache_folder() {
  const auto folder_of = [](const char* variable, const char* below) -> std::optional<std::string> {
    const char* value = std::getenv(variable);
    if (!value || value[0] != '/') return std::nullopt;
    return std::string(value) + below;
  };
  const char* own = std::getenv("GRADREEL_CACHE_DIR");
  if (own && std::string_view(own) == "off") return std::nullopt;
  if (auto folder = folder_of("GRADREEL_CACHE_DIR", "")) return folder;
  if (auto folder = folder_of("XDG_CACHE_HOME", "/gradreel")) return folder;
  return folder_of("HOME", "/.cache/gradreel");
}

Cache* default_cache() {
  static const std::unique_ptr<Cache> cache = [] {
    const std::optional<std::string> folder = default_cache_folder();
    return folder ? std::make_unique<Cache>(CacheOptions{.folder = *folder}) : nullptr;
  }();
  return cache.get();
}

}  // namespace gradreel
