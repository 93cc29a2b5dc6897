#include "verify/likeness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace gradreel {

namespace {

constexpr int kBlock = 4;  // pixels; a window is 2 x 2 blocks

/// Sums over the pixels of a block, or of several.
struct Sums {
  double n = 0, p = 0, q = 0, pp = 0, qq = 0, pq = 0;  // luma of one picture and the other
  std::array<double, 4> difference = {};               // of the channels

  Sums& operator+=(const Sums& o) {
    n += o.n;
    p += o.p;
    q += o.q;
    pp += o.pp;
    qq += o.qq;
    pq += o.pq;
    for (std::size_t c = 0; c < difference.size(); ++c) difference[c] += o.difference[c];
    return *this;
  }
};

double channel(std::uint32_t pixel, int shift) { return static_cast<double>(pixel >> shift & 0xFF); }

double luma_of(std::uint32_t pixel) {
  return 0.2126 * channel(pixel, 16) + 0.7152 * channel(pixel, 8) + 0.0722 * channel(pixel, 0);
}

Sums block_sums(const Image& a, const Image& b, const Rect& block) {
  Sums s;
  for (int y = block.y; y < block.bottom(); ++y) {
    for (int x = block.x; x < block.right(); ++x) {
      const std::uint32_t u = a.at(x, y), v = b.at(x, y);
      const double p = luma_of(u), q = luma_of(v);
      s += {1, p, q, p * p, q * q, p * q, {}};
      for (int c = 0; c < 4; ++c)
        s.difference[static_cast<std::size_t>(c)] += channel(u, 8 * c) - channel(v, 8 * c);
    }
  }
  return s;
}

/// All blocks, row by row; those at the right and the bottom may be smaller.
std::vector<Sums> all_blocks(const Image& a, const Image& b, int columns, int rows) {
  std::vector<Sums> blocks;
  blocks.reserve(static_cast<std::size_t>(columns) * rows);
  for (int j = 0; j < rows; ++j) {
    for (int i = 0; i < columns; ++i) {
      const Rect block = intersection({kBlock * i, kBlock * j, kBlock, kBlock}, a.bounds());
      blocks.push_back(block_sums(a, b, block));
    }
  }
  return blocks;
}

double ssim_of(const Sums& w) {
  constexpr double kC1 = 6.5025, kC2 = 58.5225;
  const double p = w.p / w.n, q = w.q / w.n;
  return (2 * p * q + kC1) * (2 * (w.pq / w.n - p * q) + kC2) /
         ((p * p + q * q + kC1) * (w.pp / w.n - p * p + w.qq / w.n - q * q + kC2));
}

}  // namespace

Likeness likeness_of(const Image& a, const Image& b) {
  if (a == b) return {};
  const int columns = (a.width() + kBlock - 1) / kBlock, rows = (a.height() + kBlock - 1) / kBlock;
  const std::vector<Sums> blocks = all_blocks(a, b, columns, rows);
  Likeness likeness;
  double sum = 0;
  const int across = std::max(1, columns - 1), down = std::max(1, rows - 1);
  for (int j = 0; j < down; ++j) {
    for (int i = 0; i < across; ++i) {
      Sums window;
      for (int y = j; y <= std::min(j + 1, rows - 1); ++y) {
        for (int x = i; x <= std::min(i + 1, columns - 1); ++x)
          window += blocks[static_cast<std::size_t>(y) * columns + x];
      }
      sum += ssim_of(window);
      for (const double d : window.difference)
        likeness.largest_difference = std::max(likeness.largest_difference, std::fabs(d) / window.n);
    }
  }
  likeness.ssim = sum / (across * down);
  return likeness;
}

Image difference_picture(const Image& before, const Image& now) {
  constexpr int kFull = 64;  // levels of difference that are full red
  Image picture(now.width(), now.height());
  for (int y = 0; y < now.height(); ++y) {
    for (int x = 0; x < now.width(); ++x) {
      const std::uint32_t u = before.at(x, y), v = now.at(x, y);
      int most = 0;
      for (int shift = 0; shift < 32; shift += 8)
        most = std::max(most,
                        std::abs(static_cast<int>(u >> shift & 0xFF) - static_cast<int>(v >> shift & 0xFF)));
      const auto faint = static_cast<int>(235 + 20 * luma_of(v) / 255 - 0.25 * (255 - luma_of(v)));
      const int share = std::min(most == 0 ? 0 : most + 8, kFull);
      const int red = faint + (214 - faint) * share / kFull, other = faint - faint * share / kFull;
      picture.row(y)[x] = 0xFF000000U | static_cast<std::uint32_t>(red) << 16 |
                          static_cast<std::uint32_t>(other) << 8 | static_cast<std::uint32_t>(other);
    }
  }
  return picture;
}

}  // namespace gradreel
