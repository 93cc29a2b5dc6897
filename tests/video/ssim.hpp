// How alike two pictures are, for tests.
#pragma once

#include "core/image.hpp"

namespace gradreel::test {

/// Mean structural similarity of luma over windows of 8 x 8 pixels, every 4 (Wang et al. 2004, with equal
/// weights): 1 for equal images.
inline double ssim(const Image& a, const Image& b) {
  constexpr int kWindow = 8, kStep = 4;
  constexpr double kC1 = 6.5025, kC2 = 58.5225, kPixels = kWindow * kWindow;
  const auto luma = [](std::uint32_t pixel) {
    const Rgb c = to_rgb(pixel);
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
  };
  double sum = 0;
  int windows = 0;
  for (int y = 0; y + kWindow <= a.height(); y += kStep) {
    for (int x = 0; x + kWindow <= a.width(); x += kStep) {
      double p = 0, q = 0, pp = 0, qq = 0, pq = 0;
      for (int i = 0; i < kWindow * kWindow; ++i) {
        const double u = luma(a.at(x + i % kWindow, y + i / kWindow));
        const double v = luma(b.at(x + i % kWindow, y + i / kWindow));
        p += u / kPixels;
        q += v / kPixels;
        pp += u * u / kPixels;
        qq += v * v / kPixels;
        pq += u * v / kPixels;
      }
      sum += (2 * p * q + kC1) * (2 * (pq - p * q) + kC2) /
             ((p * p + q * q + kC1) * (pp - p * p + qq - q * q + kC2));
      ++windows;
    }
  }
  return sum / windows;
}

}  // namespace gradreel::test
