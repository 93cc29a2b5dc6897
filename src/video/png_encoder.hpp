// Images to PNG files in memory, by libav.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"

namespace gradreel {

/// The pixels of `rect` as a PNG of 8-bit RGB or, with alpha, RGBA. Throws Error if `rect` is empty or libav
/// has no encoder for it.
std::vector<std::uint8_t> encode_png(const Image& image, const Rect& rect, bool has_alpha);

/// A PNG file with a comment in Latin-1, unless that is empty.
std::vector<std::uint8_t> commented_png(std::vector<std::uint8_t> png, const std::string& comment);

}  // namespace gradreel
