// Animated WebP: https://developers.google.com/speed/webp/docs/riff_container.
#pragma once

#include <memory>
#include <string>

#include "video/file_ops.hpp"
#include "video/format.hpp"
#include "video/webp/webp.hpp"

namespace gradreel {

/// The chunks of a still WebP file that hold its picture: ALPH, VP8 and VP8L.
std::vector<std::uint8_t> webp_picture(std::span<const std::uint8_t> file);

/// Pictures of a picture_segment_encoder() on a grid of 2, as webp_picture() gives them; an endless loop.
/// Throws TooLarge once more bytes are written than the settings allow.
std::unique_ptr<FilmWriter> open_webp(const std::string& path, const FrameGeometry& geometry,
                                      const WebpSettings& settings, std::int64_t frame_count,
                                      const FileOps& ops);

}  // namespace gradreel
