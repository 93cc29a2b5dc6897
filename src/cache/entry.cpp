#include "cache/entry.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace gradreel {

namespace {

constexpr std::string_view kMagic = "gradreel cache 1";
constexpr std::size_t kDigest = 32, kLength = 8, kHead = kMagic.size() + kDigest + kLength + kDigest;

using Head = std::array<std::uint8_t, kHead>;

/// Magic, action, length in little-endian bytes, checksum.
Head head_of(const Sha256Digest& action, std::span<const std::uint8_t> output) {
  Head head;
  auto at = std::copy(kMagic.begin(), kMagic.end(), head.begin());
  at = std::copy(action.bytes.begin(), action.bytes.end(), at);
  for (std::size_t i = 0; i < kLength; ++i) *at++ = static_cast<std::uint8_t>(output.size() >> 8 * i & 0xFF);
  const Sha256Digest checksum = Sha256().add_bytes(output).digest();
  std::copy(checksum.bytes.begin(), checksum.bytes.end(), at);
  return head;
}

/// Calls read() or write(), which may do a part at a time, until all bytes are through. False if they are
/// not.
template <class Byte, class Call>
bool transfer(const Call& call, int fd, std::span<Byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t done = call(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return true;
}

bool read_all(int fd, std::span<std::uint8_t> bytes) { return transfer(read, fd, bytes); }

bool write_all(int fd, std::span<const std::uint8_t> bytes) { return transfer(write, fd, bytes); }

}  // namespace

std::optional<std::vector<std::uint8_t>> read_entry(const OpenFile& file, const Sha256Digest& action,
                                                    std::uint64_t most_bytes) {
  struct stat status = {};
  if (fstat(file.fd(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size < kHead || size - kHead > most_bytes) return std::nullopt;
  Head head;
  if (!read_all(file.fd(), head)) return std::nullopt;
  const bool is_of_action =
      std::equal(kMagic.begin(), kMagic.end(), head.begin()) &&
      std::equal(action.bytes.begin(), action.bytes.end(), head.begin() + kMagic.size());
  if (!is_of_action) return std::nullopt;
  std::vector<std::uint8_t> output(size - kHead);
  if (!read_all(file.fd(), output) || head != head_of(action, output)) return std::nullopt;
  return output;
}

bool write_entry(const OpenFile& file, const Sha256Digest& action, std::span<const std::uint8_t> output) {
  return write_all(file.fd(), head_of(action, output)) && write_all(file.fd(), output);
}

}  // namespace gradreel
