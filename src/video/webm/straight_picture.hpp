// Transparent frames for video codecs, which want colours and alpha apart.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/image.hpp"

namespace gradreel {

/// Puts the pixels of `rect`, and what their colours have a part in, into `straight`, which has the size of
/// `image`: straight colours with their alpha. What is not seen takes the mean colour of what is seen nearby:
/// coding it costs less, and it does not darken visible pixels where samples are shared or blurred. Returns
/// the rectangle that was written.
Rect make_straight(const Image& image, const Rect& rect, Image& straight);

/// The alpha of the pixels of `rect`, 0 to 255.
void copy_alpha(const Image& image, const Rect& rect, std::uint8_t* plane, std::ptrdiff_t stride);

}  // namespace gradreel
