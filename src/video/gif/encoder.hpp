// Frames of a segment to the images of a GIF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "video/format.hpp"
#include "video/gif/map.hpp"

namespace gradreel {

constexpr std::uint8_t kUnchanged = 255;          ///< the transparent entry
constexpr std::size_t kGifHeader = 13 + 3 * 256;  ///< bytes of signature, screen and palette

/// Packets are a graphic control extension with a delay still to be set (bytes 4 and 5, 1/100 s, little end
/// first) and an image; frames with the same indices as the one before have none.
std::unique_ptr<SegmentEncoder> gif_segment_encoder(const FrameGeometry& geometry, const GifMap& map,
                                                    std::int64_t first_frame);

std::size_t gif_encoder_memory(const FrameGeometry& geometry);

}  // namespace gradreel
