// Animated WebP: https://developers.google.com/speed/webp/docs/riff_container.
#pragma once

#include <memory>
#include <string>

#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The chunks of a still WebP file that hold its picture: ALPH, VP8 and VP8L.
std::vector<std::uint8_t> webp_picture(std::span<const std::uint8_t> file);

/// Pictures of a picture_segment_encoder() on a grid of 2, as webp_picture() gives them; an endless loop.
/// Throws TooLarge once more than `max_bytes` are written, unless that is 0.
std::unique_ptr<FilmWriter> open_webp(const std::string& path, const FrameGeometry& geometry,
                                      std::int64_t max_bytes, std::int64_t frame_count, const FileOps& ops);

}  // namespace gradreel
