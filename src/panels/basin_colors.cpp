#include "panels/basin_colors.hpp"

#include <cmath>

#include "core/num.hpp"
#include "draw/oklch.hpp"

namespace gradreel {

namespace {

constexpr double kChroma = 0.13, kMarkerChroma = 0.03;  // of most; how much more markers have

struct Hue {
  double degrees = 0, lighter = 0, chroma = kChroma;
};

/// Found by search, the first four being given. By CIEDE2000 any shade of one is 15 and more from any shade
/// of another, 25 among the first four. Where hue does not help, lightness does: under simulated protanopia,
/// deuteranopia and tritanopia shades of one epoch are 8.5 and more apart among the first four, 4.5 among
/// all.
constexpr Hue kHues[] = {{260, 0.05},       {75, 0.05},       {165, -0.08},      {335, -0.08},
                         {119, 0.10, 0.08}, {12, 0.11, 0.14}, {40, -0.11, 0.11}, {201, 0.12, 0.17}};

Hue hue_of(std::size_t target) {
  if (target < std::size(kHues)) return kHues[target];
  const double golden = 137.50776405003785;  // degrees: any stretch of these is spread over the circle
  const double turned = golden * static_cast<double>(target);
  return {turned - 360 * std::floor(turned / 360), 0.05 * static_cast<double>(target % 3) - 0.05};
}

}  // namespace

BasinColors::BasinColors(std::size_t targets, int epochs, const Theme& theme) : epochs_(epochs) {
  const bool is_dark = oklch_lightness(theme.background) < 0.5;
  const double light = is_dark ? 0.80 : 0.84, dark = is_dark ? 0.36 : 0.44;
  for (std::size_t target = 0; target < targets; ++target) {
    const Hue hue = hue_of(target);
    for (int i = 0; i < kShades; ++i) {
      const double t = i / (kShades - 1.0);
      shades_.push_back(oklch(light + t * (dark - light) + hue.lighter, hue.chroma, hue.degrees));
    }
    markers_.push_back(oklch((light + dark) / 2 + hue.lighter, hue.chroma + kMarkerChroma, hue.degrees));
  }
  diverged_ = mix(theme.background, theme.ink, is_dark ? 0.05 : 0.04);
  elsewhere_ = mix(theme.background, theme.ink, is_dark ? 0.30 : 0.32);
  pixels_ = {opaque(diverged_), opaque(elsewhere_)};
  for (const Color shade : shades_) pixels_.push_back(opaque(shade));
}

Color BasinColors::reached(std::size_t target, double t) const {
  return shades_[target * kShades + static_cast<std::size_t>(std::lround(t * (kShades - 1)))];
}

std::uint16_t BasinColors::code(const Fate& fate) const {
  if (fate.target < 0) return fate.target == kDiverged ? 0 : 1;
  const double t = num::sqrt(static_cast<double>(fate.epoch) / epochs_);
  return static_cast<std::uint16_t>(2 + fate.target * kShades + std::lround(t * (kShades - 1)));
}

}  // namespace gradreel
