// Premultiplied pixels to straight ones, as all formats with alpha want them, and back.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/image.hpp"

namespace gradreel {

struct Rgba {
  std::uint8_t r = 0, g = 0, b = 0, a = 0;
  friend bool operator==(const Rgba&, const Rgba&) = default;
};

/// Rounded to nearest; multiplied again, it gives the same pixel. What is not seen is black.
inline Rgba to_straight(std::uint32_t pixel) {
  const std::uint32_t a = pixel >> 24;
  if (a == 0) return {};
  const auto straight = [a](std::uint32_t c) {
    return static_cast<std::uint8_t>(std::min<std::uint32_t>(255, ((c & 0xFF) * 255 + a / 2) / a));
  };
  return {straight(pixel >> 16), straight(pixel >> 8), straight(pixel), static_cast<std::uint8_t>(a)};
}

/// The same as 0xAARRGGBB.
inline std::uint32_t straight_pixel(std::uint32_t pixel) {
  const Rgba c = to_straight(pixel);
  return static_cast<std::uint32_t>(c.a) << 24 | static_cast<std::uint32_t>(c.r) << 16 |
         static_cast<std::uint32_t>(c.g) << 8 | c.b;
}

/// The way back, rounded to nearest.
inline std::uint32_t premultiplied_pixel(std::uint32_t pixel) {
  const std::uint32_t a = pixel >> 24;
  if (a == 0xFF) return pixel;
  const auto scaled = [&](int shift) { return ((pixel >> shift & 0xFF) * a + 127) / 255 << shift; };
  return a << 24 | scaled(16) | scaled(8) | scaled(0);
}

}  // namespace gradreel
