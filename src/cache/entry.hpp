// Files of the cache, and of parts of films: a head that says whose output it is and how it must read, and
// the output. The head is what the file is (16 characters), the digest of the action (32 bytes), the length
// of the output (8 bytes, little-endian) and its SHA-256.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/sha256.hpp"

namespace gradreel {

/// A file descriptor, closed at the end; -1: none.
class OpenFile {
 public:
  explicit OpenFile(int fd) : fd_(fd) {}
  ~OpenFile() {
    if (fd_ >= 0) close(fd_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int fd() const { return fd_; }

 private:
  int fd_;
};

/// What files are: their first 16 characters.
using EntryKind = std::string_view;
inline constexpr EntryKind kCacheEntry = "gradreel cache 1";

/// What stands before an output.
std::array<std::uint8_t, 88> entry_head(EntryKind kind, const Sha256Digest& action,
                                        std::span<const std::uint8_t> output);

/// The output that a file holds; nothing unless it is a whole and regular file of this kind and action, of at
/// most `most_bytes`, with the checksum that its head says. No memory is taken before the length is known to
/// be true.
std::optional<std::vector<std::uint8_t>> read_entry(const OpenFile& file, EntryKind kind,
                                                    const Sha256Digest& action, std::uint64_t most_bytes);

/// What read_entry() would find, without the memory for an output.
enum class EntryState {
  intact,
  foreign,  ///< of this kind, and another action's
  damaged,
};
EntryState check_entry(const OpenFile& file, EntryKind kind, const Sha256Digest& action);

/// False and errno on failure.
bool write_entry(const OpenFile& file, EntryKind kind, const Sha256Digest& action,
                 std::span<const std::uint8_t> output);

}  // namespace gradreel
