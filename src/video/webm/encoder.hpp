// Frames of a segment to VP9 or AV1 packets.
#pragma once

#include <cstddef>
#include <memory>

#include "video/webm/webm.hpp"

namespace gradreel {

/// Names of the codec for people, and of libav's encoder for it.
struct WebmCodec {
  const char* title;
  const char* encoder;
};
WebmCodec webm_codec(const std::string& codec);

/// A single-threaded encoder for the frames from `first_frame` on, with one keyframe, the first. Packets are
/// in the order of the frames. Throws Error if the encoder is missing or cannot be opened.
std::unique_ptr<SegmentEncoder> webm_segment_encoder(const FrameGeometry& geometry,
                                                     const WebmSettings& settings, std::int64_t first_frame);

/// Estimated peak of one such encoder, in bytes.
std::size_t webm_encoder_memory(const FrameGeometry& geometry, const WebmSettings& settings);

}  // namespace gradreel
