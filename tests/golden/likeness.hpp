// How much two pictures of the same differ, in numbers that antialiasing leaves alone and real faults do not.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/image.hpp"

namespace gradreel::testing {

/// A picture against its golden one, of the same size.
///
/// A comparison pixel by pixel with some tolerance cannot tell a fault from another library's rounding: the
/// edge of a letter may differ by 60 levels without harm, and a map that lost its contour lines differs by 3.
/// What tells them apart is that antialiasing errs either way, pixel by pixel, and a fault errs everywhere
/// alike. So each number is a least squares fit over the whole picture, in which the first cancels and the
/// second adds up; and each is a ratio, so that it means the same in a dark theme and a bright one.
struct Likeness {
  /// The factor by which levels are those of the golden picture, by channel: 0.97 where all is 3 % darker.
  std::array<double, 3> light{1, 1, 1};

  /// How far it lies to the right and below, in pixels. Exactly 1 for a picture shifted by a pixel, whatever
  /// it shows: with central differences as derivatives, sum(g'(x) (g(x - 1) - g(x))) is -sum(g'(x)^2).
  double right = 0, down = 0;

  /// The factor by which faint details, such as the contour lines of a map, are as strong as in the golden
  /// picture; 1 where that has none. Text, markers and trails, whose edges are a hundred times stronger, are
  /// left out.
  double detail = 1;

  /// Blocks of 8 x 8 pixels whose mean colours differ by more than 8 levels: something moved or is missing
  /// there.
  std::vector<Rect> blocks;
  std::int64_t block_count = 0;  ///< of the whole picture
};

/// How much a picture may have moved and changed.
struct Bounds {
  double shift = 0;   ///< pixels
  double blocks = 0;  ///< share of all blocks
};
inline constexpr Bounds kSameFonts = {0.4, 0};
inline constexpr Bounds kOtherFonts = {0.9, 0.05};  // what stands beside texts goes by their widths

Likeness likeness_of(const Image& golden, const Image& actual);

/// What is wrong, one line for each number that is out of bounds: empty if the pictures are alike.
std::string objections(const Likeness& likeness, const Bounds& bounds = kSameFonts);

}  // namespace gradreel::testing
