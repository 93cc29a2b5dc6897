// Files of the cache: a head that says whose output it is and how it must read, and the output.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <optional>
#include <span>
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

/// The output that a file holds; nothing unless it is a whole and regular file of this action, of at most
/// `most_bytes`, with the checksum that its head says. No memory is taken before the length is known to be
/// true.
std::optional<std::vector<std::uint8_t>> read_entry(const OpenFile& file, const Sha256Digest& action,
                                                    std::uint64_t most_bytes);

/// False and errno on failure.
bool write_entry(const OpenFile& file, const Sha256Digest& action, std::span<const std::uint8_t> output);

}  // namespace gradreel
