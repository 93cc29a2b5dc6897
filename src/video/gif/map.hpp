// Colours to the entries of a palette.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/image.hpp"

namespace gradreel {

/// The nearest entry of a palette of 1 to 255 colours for every colour: squared distance in RGB, the first of
/// equals; so a palette colour maps to itself. Remembers what it found; shared by threads.
class GifMap {
 public:
  explicit GifMap(std::vector<Rgb> palette);

  std::uint8_t operator()(std::uint32_t pixel) const {
    const std::uint32_t color = pixel & 0xFFFFFF;
    // Threads that meet a colour at the same time find the same entry: any order of these accesses will do.
    const std::uint8_t known = table_[color].load(std::memory_order_relaxed);
    return known != 0 ? static_cast<std::uint8_t>(known - 1) : find(color);
  }

  const std::vector<Rgb>& palette() const { return palette_; }

 private:
  std::uint8_t find(std::uint32_t color) const;

  std::vector<Rgb> palette_;
  std::unique_ptr<std::atomic<std::uint8_t>[]> table_;  // entry + 1, or 0: not asked for yet
};

}  // namespace gradreel
