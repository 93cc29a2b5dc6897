// Files of numbers that scenes name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace gradreel {

inline constexpr std::uint64_t kMaxDataBytes = std::uint64_t{256}
                                               << 20;  ///< of a file, and of what is packed in it

/// How many numbers a file may hold: as doubles they take no more.
inline constexpr std::size_t kMaxDataNumbers = kMaxDataBytes / sizeof(double);

/// All bytes of the file. Throws Error about it, as wrong input: missing, not a regular file, empty, or
/// larger than kMaxDataBytes.
std::string read_data_file(const std::string& path);

}  // namespace gradreel
