// Names of unfinished files and folders: `.NAME.PID-N.part`, beside what they will be.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace gradreel::part_name {

inline constexpr std::string_view kSuffix = ".part";

/// In the place of kSuffix, of a finished folder that stepped aside for its successor.
inline constexpr std::string_view kAsideSuffix = ".old";

/// Leaves room for the pid within the 255 bytes that a file name may have.
inline constexpr std::size_t kLongestStem = 200;

/// What unfinished versions of `path` are called, up to the pid: ".NAME.".
std::string prefix_of(const std::string& path);

/// The folder that `path` lies in: "." if it names none.
std::string folder_of(const std::string& path);

/// The pid in PREFIX PID - N SUFFIX, or 0 if the name is another.
pid_t owner_of(std::string_view name, std::string_view prefix, std::string_view suffix = kSuffix);

}  // namespace gradreel::part_name
