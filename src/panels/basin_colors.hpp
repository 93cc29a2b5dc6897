// What basins of attraction look like: a hue for each minimum, lighter the sooner it is reached.
#pragma once

#include <array>
#include <vector>

#include "core/image.hpp"
#include "descent/basins.hpp"
#include "film/theme.hpp"

namespace gradreel {

class BasinColors {
 public:
  /// Lightness runs over epochs 0..`epochs` with their square root: the same epoch looks the same in every map
  /// of as many epochs.
  BasinColors(std::size_t targets, int epochs, const Theme& theme);

  /// An opaque pixel.
  std::uint32_t pixel(const Fate& fate) const;

  Color reached(std::size_t target, double t) const;  ///< t: 0 at once, 1 at the last epoch
  Color marker(std::size_t target) const { return markers_[target]; }
  Color diverged() const { return diverged_; }
  Color elsewhere() const { return elsewhere_; }

 private:
  static constexpr int kShades = 64;
  struct Ramp {
    std::array<Color, kShades> shades;
  };

  int epochs_;
  std::vector<Ramp> ramps_;  // per target
  std::vector<Color> markers_;
  Color diverged_, elsewhere_;
};

}  // namespace gradreel
