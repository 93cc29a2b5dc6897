#include "paint/covered_frame.hpp"

#include <algorithm>

namespace gradreel {

namespace {

/// Four bytes at once, two by two: each stays below 2^16 on the way.
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
  constexpr std::uint32_t kEven = 0x00FF00FF, kHalf = 0x00800080;
  const std::uint32_t rest = 256 - weight;
  const std::uint32_t low = ((a & kEven) * rest + (b & kEven) * weight + kHalf) >> 8 & kEven;
  const std::uint32_t high = ((a >> 8 & kEven) * rest + (b >> 8 & kEven) * weight + kHalf) & ~kEven;
  return low | high;
}

}  // namespace

bool CoveredFrame::open() {
  const bool was_covered = !curtain_.is_open();
  curtain_ = {};
  return was_covered;
}

bool CoveredFrame::cover(const Image& plots, bool same_plots, const Curtain& curtain, const Image* picture) {
  if (curtain == curtain_ && (same_plots || curtain.hides_plots())) return false;
  curtain_ = curtain;
  if (image_.width() == 0) image_ = Image(plots.width(), plots.height());
  const auto weight = static_cast<std::uint32_t>(curtain.weight);
  const auto background = static_cast<std::uint32_t>(curtain.background);
  for (int y = 0; y < plots.height(); ++y) {
    const std::uint32_t* from = plots.row(y);
    std::uint32_t* to = image_.row(y);
    if (picture) {
      const std::uint32_t* over = picture->row(y);
      for (int x = 0; x < plots.width(); ++x) to[x] = mixed(from[x], over[x], weight);
      from = to;
    }
    for (int x = 0; x < plots.width(); ++x) to[x] = mixed(from[x], background_, background);
  }
  return true;
}

const Image& CoveredFrame::picture(Curtain::Picture kind, const std::function<Image()>& make) {
  Image& image = pictures_[static_cast<int>(kind)];
  if (image.width() == 0) image = make();
  return image;
}

}  // namespace gradreel
