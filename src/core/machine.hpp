// How much of the machine this process may use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace gradreel {

/// What a process's control groups leave it, which is how containers are bounded. Nothing: no limit.
struct GroupLimits {
  std::optional<double> processors;     ///< 1.5: three halves of a processor's time
  std::optional<std::uint64_t> memory;  ///< bytes
};

/// The tightest limits of this process's groups and of those around them, of either version of Linux's
/// control groups. `root` stands before /proc and /sys. What cannot be read is no limit.
GroupLimits group_limits(const std::string& root = {});

/// Threads that can run at once; at least 1.
int usable_processors();

/// Bytes of memory.
std::uint64_t usable_memory();

}  // namespace gradreel
