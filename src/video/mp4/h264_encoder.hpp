// Frames of a segment to H.264 packets.
#pragma once

#include <cstddef>
#include <memory>

#include "video/mp4/mp4.hpp"

namespace gradreel {

/// A single-threaded x264 encoder for the frames from `first_frame` on; its output is one closed GOP, free of
/// version strings and of anything that depends on the CPU. Throws Error if x264 cannot be opened.
std::unique_ptr<SegmentEncoder> h264_segment_encoder(const FrameGeometry& geometry,
                                                     const Mp4Settings& settings, std::int64_t first_frame);

/// Estimated peak of one such encoder, in bytes.
std::size_t h264_encoder_memory(const FrameGeometry& geometry, const Mp4Settings& settings);

/// By how many frames a packet's decoding may come before its presentation: what x264's pyramids of B frames
/// need at most. The same for all settings, so that segments of any length join.
constexpr std::int64_t kReorderDelay = 2;

}  // namespace gradreel
