// Segments of formats that are rows of pictures, each put over a box of the screen: APNG and WebP.
#pragma once

#include <functional>
#include <memory>

#include "video/format.hpp"

namespace gradreel {

/// A picture as the format codes it.
using EncodePicture = std::function<std::vector<std::uint8_t>(const Image& picture)>;

/// A packet per frame that differs from the one before; the film's first is whole. A packet is a picture over
/// a box of the frame (see read_picture()): where all changed pixels are opaque, the others are transparent
/// and the picture is blended with the frame before, which makes it small; else it replaces the box. Boxes
/// begin at multiples of `grid` pixels. `encode` outlives the encoder.
std::unique_ptr<SegmentEncoder> picture_segment_encoder(const FrameGeometry& geometry, int grid,
                                                        std::int64_t first_frame,
                                                        const EncodePicture& encode);

struct BoxedPicture {
  Rect box;
  bool blends = false;                  ///< its transparent pixels show the frame before
  std::span<const std::uint8_t> bytes;  ///< within the packet
};
BoxedPicture read_picture(const Packet& packet);

/// Estimated peak of one such encoder, in bytes.
std::size_t picture_encoder_memory(const FrameGeometry& geometry);

/// Throws Error, speaking of "a WebP" or the like, if a side or the rate is out of bounds.
void check_picture_geometry(const FrameGeometry& geometry, const std::string& what, int largest_side);

}  // namespace gradreel
