// The colours of a GIF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/image.hpp"

namespace gradreel {

constexpr int kMostGifColors = 255;  ///< one entry more is for "unchanged"

/// The one palette of a GIF. A function of what is added, in any order of the samples.
class GifPalette {
 public:
  /// Colours that are kept exactly, first come first kept; `most` (1..255) colours in all.
  explicit GifPalette(std::span<const Rgb> exact, int most = kMostGifColors);

  /// Counts the colours of a sample frame; the rest of the palette is chosen by them.
  void sample(const Image& frame);

  /// The palette, after all samples: the exact colours, then the others, in an order of no meaning.
  std::vector<Rgb> colors() const;

 private:
  struct Box {  // the pixels of 64 neighbouring colours
    std::uint64_t count = 0, r = 0, g = 0, b = 0;
  };
  std::size_t most_;
  std::vector<Rgb> exact_;
  std::vector<Box> boxes_;  // 6 bits a channel
};

}  // namespace gradreel
