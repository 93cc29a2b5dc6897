#include "cluster/part.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <span>

#include "cache/entry.hpp"
#include "core/bytes.hpp"
#include "core/error.hpp"
#include "outputs/output_path.hpp"
#include "video/output_file.hpp"
#include "video/segment_bytes.hpp"

namespace gradreel {

namespace {

constexpr EntryKind kPart = "gradreel part 1\n";
constexpr std::size_t kDigestBytes = 32, kCountBytes = 8;

int open_part(const std::string& path) { return open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }

Bytes content_of(const DigestedSegment& segment) {
  Bytes bytes = ByteWriter().add(segment.frames.size()).take();
  for (const Sha256Digest& digest : segment.frames)
    bytes.insert(bytes.end(), digest.bytes.begin(), digest.bytes.end());
  const Bytes encoded = segment_bytes(segment.encoded);
  bytes.insert(bytes.end(), encoded.begin(), encoded.end());
  return bytes;
}

std::optional<DigestedSegment> parse_content(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  const std::size_t count = in.count(kDigestBytes);
  if (!in.is_good()) return std::nullopt;
  DigestedSegment segment;
  bytes = bytes.subspan(kCountBytes);
  for (std::size_t i = 0; i < count; ++i, bytes = bytes.subspan(kDigestBytes)) {
    Sha256Digest& digest = segment.frames.emplace_back();
    std::copy_n(bytes.begin(), kDigestBytes, digest.bytes.begin());
  }
  auto encoded = parse_segment(bytes);
  if (!encoded) return std::nullopt;
  segment.encoded = *std::move(encoded);
  return segment;
}

}  // namespace

std::string part_path(const std::string& folder, std::int64_t number) {
  return fmt::format("{}/{}.part", folder, number);
}

PartState check_part(const std::string& path, const Sha256Digest& digest) {
  const OpenFile file(open_part(path));
  if (file.fd() < 0) return errno == ENOENT ? PartState::missing : PartState::damaged;
  switch (check_entry(file, kPart, digest)) {
    case EntryState::intact:
      return PartState::intact;
    case EntryState::foreign:
      return PartState::foreign;
    case EntryState::damaged:
      break;
  }
  return PartState::damaged;
}

void write_part(const std::string& path, const Sha256Digest& digest, const DigestedSegment& segment) {
  make_folder_of(path);
  const Bytes content = content_of(segment);
  OutputFile file(path);
  file.write(entry_head(kPart, digest, content));
  file.write(content);
  file.commit();
}

DigestedSegment read_part(const std::string& path, const Sha256Digest& digest, std::uint64_t most_bytes) {
  const OpenFile file(open_part(path));
  const auto content = read_entry(file, kPart, digest, most_bytes);
  auto segment = content ? parse_content(*content) : std::nullopt;
  if (!segment) throw Error(fmt::format("the part {} is missing, damaged or of another plan", path));
  return *std::move(segment);
}

}  // namespace gradreel
