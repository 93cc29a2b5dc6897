#include "cache/entry.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace gradreel {

namespace {

constexpr std::size_t kKind = 16, kDigest = 32, kLength = 8, kHead = kKind + kDigest + kLength + kDigest;
constexpr std::size_t kPiece = std::size_t{256} << 10;  // bytes that are checked at once

using Head = std::array<std::uint8_t, kHead>;
static_assert(kCacheEntry.size() == kKind);

Head head_of(EntryKind kind, const Sha256Digest& action, std::uint64_t length, const Sha256Digest& checksum) {
  Head head;
  auto at = std::copy_n(kind.begin(), kKind, head.begin());
  at = std::copy(action.bytes.begin(), action.bytes.end(), at);
  for (std::size_t i = 0; i < kLength; ++i) *at++ = static_cast<std::uint8_t>(length >> 8 * i & 0xFF);
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

/// Bytes behind the head of a regular file; nothing if it is none, or too short for a head.
std::optional<std::uint64_t> length_of_output(const OpenFile& file) {
  struct stat status = {};
  if (fstat(file.fd(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return size < kHead ? std::nullopt : std::optional(size - kHead);
}

/// Whether a head has this kind, and this kind and action.
bool is_of(const Head& head, EntryKind kind) { return std::equal(kind.begin(), kind.end(), head.begin()); }
bool is_of(const Head& head, EntryKind kind, const Sha256Digest& action) {
  return is_of(head, kind) && std::equal(action.bytes.begin(), action.bytes.end(), head.begin() + kKind);
}

}  // namespace

std::array<std::uint8_t, kHead> entry_head(EntryKind kind, const Sha256Digest& action,
                                           std::span<const std::uint8_t> output) {
  return head_of(kind, action, output.size(), Sha256().add_bytes(output).digest());
}

std::optional<std::vector<std::uint8_t>> read_entry(const OpenFile& file, EntryKind kind,
                                                    const Sha256Digest& action, std::uint64_t most_bytes) {
  const std::optional<std::uint64_t> length = length_of_output(file);
  if (!length || *length > most_bytes) return std::nullopt;
  Head head;
  if (!read_all(file.fd(), head) || !is_of(head, kind, action)) return std::nullopt;
  std::vector<std::uint8_t> output(*length);
  if (!read_all(file.fd(), output) || head != entry_head(kind, action, output)) return std::nullopt;
  return output;
}

EntryState check_entry(const OpenFile& file, EntryKind kind, const Sha256Digest& action) {
  const std::optional<std::uint64_t> length = length_of_output(file);
  Head head;
  if (!length || !read_all(file.fd(), head) || !is_of(head, kind)) return EntryState::damaged;
  if (!is_of(head, kind, action)) return EntryState::foreign;
  Sha256 sha;
  std::vector<std::uint8_t> piece(std::min<std::uint64_t>(*length, kPiece));
  for (std::uint64_t left = *length; left > 0; left -= piece.size()) {
    piece.resize(std::min<std::uint64_t>(left, kPiece));
    if (!read_all(file.fd(), piece)) return EntryState::damaged;
    sha.add_bytes(piece);
  }
  return head == head_of(kind, action, *length, sha.digest()) ? EntryState::intact : EntryState::damaged;
}

bool write_entry(const OpenFile& file, EntryKind kind, const Sha256Digest& action,
                 std::span<const std::uint8_t> output) {
  return write_all(file.fd(), entry_head(kind, action, output)) && write_all(file.fd(), output);
}

}  // namespace gradreel
