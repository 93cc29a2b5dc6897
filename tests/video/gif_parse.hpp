// A GIF reader of our own, for tests: independent of libav.
#pragma once

#include <cstdint>
#include <vector>

#include "core/image.hpp"

namespace gradreel::test {

struct GifImage {
  int delay = 0;  ///< 1/100 s
  Rect box;
  Image screen;  ///< what is shown after it was drawn; opaque, 0 where nothing was drawn yet
};

struct Gif {
  int width = 0, height = 0;
  int loops = -1;  ///< 0: forever, -1: no such extension
  std::vector<GifImage> images;
};

/// Throws std::runtime_error for anything but a well-formed GIF with one global palette and disposal "keep".
Gif parse_gif(const std::vector<std::uint8_t>& bytes);

}  // namespace gradreel::test
