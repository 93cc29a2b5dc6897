#include "batch/memory.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "core/machine.hpp"

namespace gradreel {

namespace {

std::uint64_t page_size() { return static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)); }

/// Addresses in use.
std::uint64_t used_addresses() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  file >> pages;
  return pages * page_size();
}

}  // namespace

std::uint64_t memory_for_workers() {
  const std::uint64_t half = usable_memory() / 2;
  rlimit limit = {};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return half;
  const std::uint64_t used = used_addresses();
  return std::min<std::uint64_t>(half, limit.rlim_cur > used ? limit.rlim_cur - used : 0);
}

std::string out_of_memory_text(int width, int height, std::uint64_t bytes_per_worker) {
  return fmt::format(
      "not enough memory: a worker takes about {:.0f} MB for frames of {} x {}; make width and height "
      "smaller",
      static_cast<double>(bytes_per_worker) / 1e6, width, height);
}

}  // namespace gradreel
