// What H.264 and WebM share in libav's terms: yuv420p, BT.709 limited range, constant frame rate.
#pragma once

#include <cstdint>
#include <span>

#include "core/image.hpp"
#include "video/format.hpp"
#include "video/libav.hpp"

namespace gradreel::libav {

/// A single-threaded, bitexact encoder with a global header, not open yet.
Owned<AVCodecContext> video_encoder(const AVCodec& encoder, const FrameGeometry& geometry);

/// An empty picture as the encoder takes it.
Owned<AVFrame> frame_for(const AVCodecContext& codec);

/// Puts the pixels within `changed` into the frame; those of `image` have its size.
void convert(const Image& image, std::span<const Rect> changed, AVFrame& frame);

/// Fills in a new stream, whose ticks are frames.
void describe_video(AVStream& stream, AVCodecID codec, const FrameGeometry& geometry,
                    std::span<const std::uint8_t> header);

/// A packet as the encoder gave it; `first_frame` is its segment's, and `decode_order` counts from the film's
/// first.
Packet taken(const AVPacket& packet, std::int64_t first_frame, std::int64_t decode_order);

/// The packet for a muxer, its time of decoding given in frames; in ticks of the stream that
/// describe_video() filled in.
Owned<AVPacket> muxable(const Packet& packet, std::int64_t dts, const AVStream& stream);

}  // namespace gradreel::libav
