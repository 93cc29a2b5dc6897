// The colours of basins of attraction: one hue per minimum, lighter where it is reached sooner.
#pragma once

#include <vector>

#include "core/image.hpp"
#include "descent/basins.hpp"
#include "film/theme.hpp"

namespace gradreel {

class BasinColors {
 public:
  /// Lightness varies with the square root of the epoch over 0..`epochs`, so an epoch looks the same in all
  /// maps with as many epochs.
  BasinColors(std::size_t targets, int epochs, const Theme& theme);

  /// A two-byte code for the colour of a fate.
  std::uint16_t code(const Fate& fate) const;

  /// An opaque pixel.
  std::uint32_t pixel(std::uint16_t code) const { return pixels_[code]; }
  std::uint32_t pixel(const Fate& fate) const { return pixel(code(fate)); }

  Color reached(std::size_t target, double t) const;  ///< t: 0 at epoch 0, 1 at the last epoch
  Color marker(std::size_t target) const { return markers_[target]; }
  Color diverged() const { return diverged_; }
  Color elsewhere() const { return elsewhere_; }

 private:
  static constexpr int kShades = 64;
  int epochs_;
  std::vector<Color> shades_;          // kShades per target
  std::vector<std::uint32_t> pixels_;  // by code: diverged, elsewhere, then the shades
  std::vector<Color> markers_;
  Color diverged_, elsewhere_;
};

}  // namespace gradreel
