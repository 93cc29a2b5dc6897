#include "video/gif/map.hpp"

#include <limits>
#include <utility>

namespace gradreel {

GifMap::GifMap(std::vector<Rgb> palette)
    : palette_(std::move(palette)),
      table_(std::make_unique<std::atomic<std::uint8_t>[]>(std::size_t{1} << 24)) {}

std::uint8_t GifMap::find(std::uint32_t color) const {
  const Rgb c = to_rgb(color);
  int best = 0, least = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < palette_.size(); ++i) {
    const int r = c.r - palette_[i].r, g = c.g - palette_[i].g, b = c.b - palette_[i].b;
    const int distance = r * r + g * g + b * b;
    if (distance < least) {
      least = distance;
      best = static_cast<int>(i);
    }
  }
  table_[color].store(static_cast<std::uint8_t>(best + 1), std::memory_order_relaxed);
  return static_cast<std::uint8_t>(best);
}

}  // namespace gradreel
