#include "video/yuv.hpp"

#include <algorithm>
#include <vector>

// One build runs everywhere and still uses AVX2 where there is any; integers make both give the same bytes.
// Sanitizers start up too late for the resolver functions that clones need.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define GRADREEL_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define GRADREEL_CLONES
#endif

namespace gradreel {

namespace {

// BT.709 in 1/65536: Kr = 0.2126, Kb = 0.0722, luma scaled by 219/255, chroma by 224/255. The rows sum to
// 219/255 and to 0, so that white is exactly 235 and greys exactly 128.
constexpr int kYr = 11966, kYg = 40254, kYb = 4064;
constexpr int kUr = -6596, kUg = -22188, kUb = 28784;
constexpr int kVr = 28784, kVg = -26145, kVb = -2639;
constexpr int kLumaBits = 16;
constexpr int kChromaBits = 19;  // eight weighted pixels make a sample
constexpr int kLumaBias = (16 << kLumaBits) + (1 << (kLumaBits - 1));
constexpr int kChromaBias = (128 << kChromaBits) + (1 << (kChromaBits - 1));

GRADREEL_CLONES
void luma_row(const std::uint32_t* __restrict pixels, int count, std::uint8_t* __restrict y) {
  for (int i = 0; i < count; ++i) {
    const int r = (pixels[i] >> 16) & 0xFF, g = (pixels[i] >> 8) & 0xFF, b = pixels[i] & 0xFF;
    y[i] = static_cast<std::uint8_t>((kYr * r + kYg * g + kYb * b + kLumaBias) >> kLumaBits);
  }
}

// Sums of two rows: red and blue in one word, each in 16 bits, and green in the other.
GRADREEL_CLONES
void sum_rows(const std::uint32_t* __restrict top, const std::uint32_t* __restrict bottom, int count,
              std::uint32_t* __restrict red_blue, std::uint32_t* __restrict green) {
  for (int i = 0; i < count; ++i) {
    red_blue[i] = (top[i] & 0xFF00FF) + (bottom[i] & 0xFF00FF);
    green[i] = ((top[i] >> 8) & 0xFF) + ((bottom[i] >> 8) & 0xFF);
  }
}

// Sample i takes the entries 2i, 2i+1 and 2i+2, whose middle one is its own column.
GRADREEL_CLONES
void chroma_row(const std::uint32_t* __restrict red_blue, const std::uint32_t* __restrict green, int count,
                std::uint8_t* __restrict u, std::uint8_t* __restrict v) {
  for (int i = 0; i < count; ++i) {
    const std::uint32_t rb = red_blue[2 * i] + 2 * red_blue[2 * i + 1] + red_blue[2 * i + 2];
    const int g = static_cast<int>(green[2 * i] + 2 * green[2 * i + 1] + green[2 * i + 2]);
    const int r = static_cast<int>(rb >> 16), b = static_cast<int>(rb & 0xFFFF);
    u[i] = static_cast<std::uint8_t>((kUr * r + kUg * g + kUb * b + kChromaBias) >> kChromaBits);
    v[i] = static_cast<std::uint8_t>((kVr * r + kVg * g + kVb * b + kChromaBias) >> kChromaBits);
  }
}

}  // namespace

void convert_to_yuv(const Image& image, const Rect& rect, const YuvPlanes& planes) {
  const Rect part = intersection(rect, image.bounds());
  if (part.empty()) return;
  const int x0 = part.x & ~1, x1 = part.right();
  const int y0 = part.y & ~1, y1 = (part.bottom() + 1) & ~1;
  for (int y = y0; y < y1; ++y) luma_row(image.row(y) + x0, x1 - x0, planes.y + y * planes.y_stride + x0);

  // An odd last column also weighs on the sample to its right.
  const int c0 = x0 / 2, c1 = std::min(image.width() / 2, x1 / 2 + 1);
  const int columns = 2 * (c1 - c0);
  std::vector<std::uint32_t> red_blue(static_cast<std::size_t>(columns) + 1), green(red_blue.size());
  for (int y = y0; y < y1; y += 2) {
    const std::uint32_t *top = image.row(y), *bottom = image.row(y + 1);
    const int left = std::max(0, x0 - 1);
    sum_rows(top + left, bottom + left, 1, red_blue.data(), green.data());
    sum_rows(top + x0, bottom + x0, columns, red_blue.data() + 1, green.data() + 1);
    chroma_row(red_blue.data(), green.data(), c1 - c0, planes.u + y / 2 * planes.u_stride + c0,
               planes.v + y / 2 * planes.v_stride + c0);
  }
}

}  // namespace gradreel
