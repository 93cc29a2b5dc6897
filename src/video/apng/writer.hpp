// Animated PNG: https://www.w3.org/TR/png-3/#apng-frame-based-animation.
#pragma once

#include <memory>
#include <string>

#include "video/apng/apng.hpp"
#include "video/file_ops.hpp"
#include "video/format.hpp"

namespace gradreel {

/// The compressed data of a PNG file: its IDAT chunks, joined.
std::vector<std::uint8_t> png_data(const std::vector<std::uint8_t>& file);

/// Pictures of a picture_segment_encoder(), which are the png_data() of PNGs with alpha; an endless loop.
/// Throws TooLarge once more bytes are written than the settings allow.
std::unique_ptr<FilmWriter> open_apng(const std::string& path, const FrameGeometry& geometry,
                                      const ApngSettings& settings, std::int64_t frame_count,
                                      const FileOps& ops);

}  // namespace gradreel
