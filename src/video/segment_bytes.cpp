#include "video/segment_bytes.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kSegmentMagic = "gradreel segment 1";
constexpr std::size_t kLeastPacket = std::size_t{8} * 5;  // bytes: three numbers and two lengths

}  // namespace

Bytes segment_bytes(const EncodedSegment& segment) {
  ByteWriter out;
  out.add(kSegmentMagic).add(segment.first_frame).add(segment.frame_count).add(segment.header);
  out.add(segment.packets.size());
  for (const Packet& p : segment.packets) {
    out.add(p.frame).add(p.decode_order).add(p.keyframe).add(p.bytes).add(p.alpha);
  }
  return out.take();
}

std::optional<EncodedSegment> parse_segment(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  if (in.text() != kSegmentMagic) return std::nullopt;
  EncodedSegment segment;
  segment.first_frame = in.signed_number();
  segment.frame_count = in.signed_number();
  segment.header = in.bytes();
  segment.packets.resize(in.count(kLeastPacket));
  for (Packet& p : segment.packets) {
    p.frame = in.signed_number();
    p.decode_order = in.signed_number();
    const std::uint64_t keyframe = in.number();
    if (keyframe > 1) return std::nullopt;
    p.keyframe = keyframe == 1;
    p.bytes = in.bytes();
    p.alpha = in.bytes();
  }
  if (!in.is_at_end()) return std::nullopt;
  return segment;
}

}  // namespace gradreel
