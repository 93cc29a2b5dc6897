#include "core/machine.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>
#include <thread>
#include <vector>

namespace gradreel {

namespace {

constexpr const char* kMount = "/sys/fs/cgroup";

std::vector<std::string> words_of(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// Nothing for "max" and "-1", which are no limits.
std::optional<std::uint64_t> whole_number(const std::string& word) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

/// The only number of a file.
std::optional<std::uint64_t> number_in(const std::string& path) {
  const std::vector<std::string> words = words_of(path);
  return words.size() == 1 ? whole_number(words[0]) : std::nullopt;
}

/// The folders of a group and of those around it, which bound it too. In a container the group may have the
/// name that it has outside: then only the outermost folder is there.
std::vector<std::string> folders_of(const std::string& mount, std::string group) {
  if (!group.starts_with('/') || group.find("..") != std::string::npos) group.clear();
  std::vector<std::string> all;
  for (;;) {
    while (group.ends_with('/')) group.pop_back();
    all.push_back(mount + group);
    if (group.empty()) return all;
    group.erase(group.rfind('/'));
  }
}

template <class T>
void tighten(std::optional<T>& limit, std::optional<T> other) {
  if (other && (!limit || *other < *limit)) limit = other;
}

std::optional<double> share(std::optional<std::uint64_t> quota, std::optional<std::uint64_t> period) {
  if (!quota || !period || *period == 0) return std::nullopt;
  return static_cast<double>(*quota) / static_cast<double>(*period);
}

/// cpu.max holds "150000 100000" or "max 100000".
void add_version_2(const std::string& folder, GroupLimits& limits) {
  const std::vector<std::string> words = words_of(folder + "/cpu.max");
  if (words.size() == 2) tighten(limits.processors, share(whole_number(words[0]), whole_number(words[1])));
  tighten(limits.memory, number_in(folder + "/memory.max"));
}

void add_version_1(const std::string& folder, GroupLimits& limits) {
  tighten(limits.processors,
          share(number_in(folder + "/cpu.cfs_quota_us"), number_in(folder + "/cpu.cfs_period_us")));
  tighten(limits.memory, number_in(folder + "/memory.limit_in_bytes"));
}

}  // namespace

GroupLimits group_limits(const std::string& root) {
  GroupLimits limits;
  std::ifstream groups(root + "/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {  // "4:cpu,cpuacct:/docker/1234" or "0::/docker/1234"
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1),
                      group = line.substr(second + 1);
    const std::string mount = root + kMount;
    if (controllers.empty()) {
      for (const std::string& folder : folders_of(mount, group)) add_version_2(folder, limits);
      continue;
    }
    const std::string hierarchy = fmt::format("{}/{}", mount, controllers);
    for (const std::string& folder : folders_of(hierarchy, group)) add_version_1(folder, limits);
  }
  return limits;
}

int usable_processors() {
  static const int count = [] {
    const int all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const std::optional<double> limit = group_limits().processors;
    if (!limit || *limit >= all) return all;
    const int whole = static_cast<int>(*limit);
    return std::max(1, whole < *limit ? whole + 1 : whole);
  }();
  return count;
}

std::uint64_t usable_memory() {
  static const std::uint64_t bytes = [] {
    const auto all = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
                     static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    return std::min(all, group_limits().memory.value_or(all));
  }();
  return bytes;
}

}  // namespace gradreel
