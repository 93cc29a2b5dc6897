// Images and pixel rectangles: what paint/ passes to encoders.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace gradreel {

/// Opaque 8-bit sRGB.
struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// Half-open rectangle of pixels: x <= px < x + width. Empty when a side is not positive.
struct Rect {
  int x = 0, y = 0, width = 0, height = 0;

  bool empty() const { return width <= 0 || height <= 0; }
  int right() const { return x + width; }
  int bottom() const { return y + height; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect intersection(const Rect& a, const Rect& b) {
  const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

/// The smallest rectangle that contains both. Empty rectangles are ignored.
inline Rect united(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// width x height pixels, top row first, without padding. A pixel is 0xAARRGGBB in native byte order with
/// premultiplied alpha, as in Cairo's ARGB32. A finished frame is opaque unless its background is `none`.
class Image {
 public:
  Image() = default;
  Image(int width, int height, std::uint32_t fill = 0)
      : width_(width), height_(height), pixels_(static_cast<std::size_t>(width) * height, fill) {}

  int width() const { return width_; }
  int height() const { return height_; }
  Rect bounds() const { return {0, 0, width_, height_}; }
  std::uint32_t* row(int y) { return pixels_.data() + static_cast<std::size_t>(y) * width_; }
  const std::uint32_t* row(int y) const { return pixels_.data() + static_cast<std::size_t>(y) * width_; }
  std::uint32_t at(int x, int y) const { return row(y)[x]; }
  friend bool operator==(const Image&, const Image&) = default;

 private:
  int width_ = 0, height_ = 0;
  std::vector<std::uint32_t> pixels_;
};

/// The colour of an opaque pixel, without its alpha.
inline Rgb to_rgb(std::uint32_t pixel) {
  return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
          static_cast<std::uint8_t>(pixel)};
}

}  // namespace gradreel
