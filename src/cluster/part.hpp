// Parts: encoded segments as files, each complete before it has its name.
//
// PARTS/NUMBER.part is a head as of the cache's entries (cache/entry.hpp), of the kind "gradreel part 1" with
// a line feed and with the segment's digest; then how many frame digests there are, as 8 little-endian bytes,
// these, of 32 bytes each (batch/segments.hpp says of what), and the bytes of the segment
// (video/segment_bytes.hpp).
#pragma once

#include <cstdint>
#include <string>

#include "batch/segments.hpp"
#include "core/sha256.hpp"

namespace gradreel {

std::string part_path(const std::string& folder, std::int64_t number);

enum class PartState { intact, missing, foreign, damaged };

/// Whether a file holds the segment of this digest. Takes little memory, whatever the file is.
PartState check_part(const std::string& path, const Sha256Digest& digest);

/// Makes the folder, and replaces what is there. Throws Error with the path and the system's reason.
void write_part(const std::string& path, const Sha256Digest& digest, const DigestedSegment& segment);

/// Throws Error with the path unless it is intact, has at most `most_bytes`, and reads as a segment.
DigestedSegment read_part(const std::string& path, const Sha256Digest& digest, std::uint64_t most_bytes);

}  // namespace gradreel
