// What every writer asks of the segments that it is given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "video/format.hpp"

namespace gradreel {

/// Throws Error unless the segment is the one that begins at `next_frame`.
void check_order(const std::string& path, std::int64_t next_frame, const EncodedSegment& segment);

/// Throws Error unless the segment has the header of the first; `what` names what differs: "other settings".
void check_header(const std::string& path, const std::vector<std::uint8_t>& first,
                  const EncodedSegment& segment, std::string_view what);

/// Throws Error unless all frames, and at least one, were written.
void check_complete(const std::string& path, std::int64_t written, std::int64_t frame_count);

}  // namespace gradreel
