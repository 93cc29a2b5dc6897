#include "video/picture_writer.hpp"

#include "video/segment_checks.hpp"

namespace gradreel {

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
