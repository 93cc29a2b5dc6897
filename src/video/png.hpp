// Pictures as files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

/// An image as a PNG, RGB if it is opaque and else RGBA, with a comment unless that is empty. Throws Error if
/// libav cannot; the image is not empty.
std::vector<std::uint8_t> png_bytes(const Image& image, const std::string& comment = {});

/// Writes png_bytes() atomically, like a FilmWriter.
void write_png(const Image& image, const std::string& path, const FileOps& ops = real_file_ops());

}  // namespace gradreel
