#include "video/segment_checks.hpp"

#include "core/error.hpp"

namespace gradreel {

void check_order(const std::string& path, std::int64_t next_frame, const EncodedSegment& segment) {
  if (segment.first_frame == next_frame) return;
  throw Error("segments out of order in " + path + ": expected frame " + std::to_string(next_frame) +
              ", got " + std::to_string(segment.first_frame));
}

void check_header(const std::string& path, const std::vector<std::uint8_t>& first,
                  const EncodedSegment& segment, std::string_view what) {
  if (segment.header == first) return;
  throw Error("the segment at frame " + std::to_string(segment.first_frame) + " of " + path +
              " was encoded with " + std::string(what) + " than the first");
}

void check_complete(const std::string& path, std::int64_t written, std::int64_t frame_count) {
  if (written == frame_count && written > 0) return;
  throw Error(path + " has " + std::to_string(written) + " frames of " + std::to_string(frame_count));
}

}  // namespace gradreel
