// RGB pixels to the planes of a video frame.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/image.hpp"

namespace gradreel {

/// The planes of a yuv420p picture with even sides; strides in bytes.
struct YuvPlanes {
  std::uint8_t* y = nullptr;
  std::uint8_t* u = nullptr;
  std::uint8_t* v = nullptr;
  std::ptrdiff_t y_stride = 0, u_stride = 0, v_stride = 0;
};

/// Converts opaque pixels to BT.709 yuv420p in limited range, rounded to nearest, in integers: the same on
/// every CPU. A chroma sample sits on the left pixel of its pair and between its rows, as H.264 has it unless
/// told otherwise: its colour is the mean of two rows, each weighted 1 2 1 over three columns (columns
/// outside the image repeat the border). Writes every sample that a pixel of `rect` has a part in, and of the
/// others only such as stay the same. The image has even sides, equal to those of the planes.
void convert_to_yuv(const Image& image, const Rect& rect, const YuvPlanes& planes);

}  // namespace gradreel
