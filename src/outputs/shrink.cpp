#include "outputs/shrink.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gradreel {

namespace {

/// Of one pixel of the result along one side: which it covers, and how much of each, in parts of the result's
/// side.
struct Covered {
  int first = 0;
  std::vector<std::int64_t> shares;
};

/// Whole numbers: a side of the result is counted in `to` parts per pixel of the source.
std::vector<Covered> covered_by(int from, int to) {
  std::vector<Covered> all;
  for (std::int64_t i = 0; i < to; ++i) {
    const std::int64_t begin = i * from, end = begin + from;
    Covered c = {static_cast<int>(begin / to), {}};
    for (std::int64_t k = c.first; k * to < end; ++k)
      c.shares.push_back(std::min((k + 1) * to, end) - std::max(k * to, begin));
    all.push_back(std::move(c));
  }
  return all;
}

}  // namespace

Image shrunk(const Image& image, int width, int height) {
  if (width == image.width() && height == image.height()) return image;
  const std::vector<Covered> columns = covered_by(image.width(), width),
                             rows = covered_by(image.height(), height);
  const std::int64_t whole = static_cast<std::int64_t>(image.width()) * image.height();
  Image out(width, height);
  for (int y = 0; y < height; ++y) {
    const Covered& row = rows[static_cast<std::size_t>(y)];
    for (int x = 0; x < width; ++x) {
      const Covered& column = columns[static_cast<std::size_t>(x)];
      std::array<std::int64_t, 4> sums = {};
      for (std::size_t r = 0; r < row.shares.size(); ++r) {
        const std::uint32_t* source = image.row(row.first + static_cast<int>(r)) + column.first;
        for (std::size_t c = 0; c < column.shares.size(); ++c) {
          const std::int64_t share = row.shares[r] * column.shares[c];
          for (std::size_t channel = 0; channel < 4; ++channel)
            sums[channel] += share * (source[c] >> (8 * channel) & 0xFF);
        }
      }
      std::uint32_t pixel = 0;
      for (std::size_t channel = 0; channel < 4; ++channel)
        pixel |= static_cast<std::uint32_t>((sums[channel] + whole / 2) / whole) << (8 * channel);
      out.row(y)[x] = pixel;
    }
  }
  return out;
}

}  // namespace gradreel
