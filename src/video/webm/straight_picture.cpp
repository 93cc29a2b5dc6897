#include "video/webm/straight_picture.hpp"

#include "video/straight_alpha.hpp"

namespace gradreel {

namespace {

constexpr int kHiddenBlock = 8;  // pixels of a side that take one colour where they are not seen
constexpr int kSeenFrom = 2;     // pixels around them that it is also made of: a chroma sample reaches so far
constexpr std::uint32_t kSeen = 0xFF000000u;  // mask of the alpha

Rect grown(const Rect& r, int by) { return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by}; }

Rect whole_blocks(const Rect& r) {
  const int x = r.x / kHiddenBlock * kHiddenBlock, y = r.y / kHiddenBlock * kHiddenBlock;
  const auto end = [](int v) { return (v + kHiddenBlock - 1) / kHiddenBlock * kHiddenBlock; };
  return {x, y, end(r.right()) - x, end(r.bottom()) - y};
}

/// Each pixel weighs as much as it is seen; black where none is.
std::uint32_t mean_color(const Image& image, const Rect& rect) {
  std::uint32_t a = 0, r = 0, g = 0, b = 0;
  for (int y = rect.y; y < rect.bottom(); ++y) {
    for (int x = rect.x; x < rect.right(); ++x) {
      const std::uint32_t p = image.at(x, y);
      a += p >> 24;
      r += p >> 16 & 0xFF;
      g += p >> 8 & 0xFF;
      b += p & 0xFF;
    }
  }
  if (a == 0) return 0;
  const auto mean = [a](std::uint32_t sum) { return std::min<std::uint32_t>(255, (sum * 255 + a / 2) / a); };
  return mean(r) << 16 | mean(g) << 8 | mean(b);
}

void fill_block(const Image& image, const Rect& block, Image& straight) {
  bool has_hidden = false;
  for (int y = block.y; y < block.bottom(); ++y) {
    for (int x = block.x; x < block.right(); ++x) {
      straight.row(y)[x] = straight_pixel(image.at(x, y));
      has_hidden = has_hidden || (image.at(x, y) & kSeen) == 0;
    }
  }
  if (!has_hidden) return;
  const std::uint32_t nearby = mean_color(image, intersection(grown(block, kSeenFrom), image.bounds()));
  for (int y = block.y; y < block.bottom(); ++y) {
    for (int x = block.x; x < block.right(); ++x) {
      std::uint32_t& p = straight.row(y)[x];
      if ((p & kSeen) == 0) p = nearby;
    }
  }
}

}  // namespace

Rect make_straight(const Image& image, const Rect& rect, Image& straight) {
  const Rect part = intersection(rect, image.bounds());
  if (part.empty()) return {};
  const Rect blocks = whole_blocks(intersection(grown(part, kSeenFrom), image.bounds()));
  for (int y = blocks.y; y < blocks.bottom(); y += kHiddenBlock) {
    for (int x = blocks.x; x < blocks.right(); x += kHiddenBlock)
      fill_block(image, intersection({x, y, kHiddenBlock, kHiddenBlock}, image.bounds()), straight);
  }
  return intersection(blocks, image.bounds());
}

void copy_alpha(const Image& image, const Rect& rect, std::uint8_t* plane, std::ptrdiff_t stride) {
  for (int y = rect.y; y < rect.bottom(); ++y) {
    std::uint8_t* out = plane + y * stride;
    for (int x = rect.x; x < rect.right(); ++x) out[x] = static_cast<std::uint8_t>(image.at(x, y) >> 24);
  }
}

}  // namespace gradreel
