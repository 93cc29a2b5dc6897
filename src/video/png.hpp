// Pictures as files.
#pragma once

#include <cstdint>
#include <vector>

#include "core/image.hpp"

namespace gradreel {

/// An opaque image as an RGB PNG. Throws Error if libav cannot; the image is not empty.
std::vector<std::uint8_t> png_bytes(const Image& image);

}  // namespace gradreel
