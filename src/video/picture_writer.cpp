#include "video/picture_writer.hpp"

#include "core/error.hpp"

namespace gradreel {

void check_order(const std::string& path, std::int64_t next_frame, const EncodedSegment& segment) {
  if (segment.first_frame == next_frame) return;
  throw Error("segments out of order in " + path + ": expected frame " + std::to_string(next_frame) +
              ", got " + std::to_string(segment.first_frame));
}

void check_complete(const std::string& path, std::int64_t written, std::int64_t frame_count) {
  if (written == frame_count && written > 0) return;
  throw Error(path + " has " + std::to_string(written) + " frames of " + std::to_string(frame_count));
}

void ShownPictures::append(const EncodedSegment& segment) {
  check_order(path_, next_frame_, segment);
  for (const Packet& packet : segment.packets) {
    if (pending_) show_(*pending_, packet.frame);
    pending_ = packet;
  }
  next_frame_ += segment.frame_count;
}

void ShownPictures::finish() {
  check_complete(path_, next_frame_, frame_count_);
  if (pending_) show_(*pending_, frame_count_);
}

}  // namespace gradreel
