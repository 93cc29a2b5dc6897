// Smaller versions of pictures.
#pragma once

#include "core/image.hpp"

namespace gradreel {

/// The picture at a size that is not larger: each pixel is the mean of what it covers. The same on every
/// machine.
Image shrunk(const Image& image, int width, int height);

}  // namespace gradreel
