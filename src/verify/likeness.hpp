// How alike two pictures are, in numbers and as a picture.
#pragma once

#include "core/image.hpp"

namespace gradreel {

struct Likeness {
  /// Mean structural similarity of luma over windows of 8 x 8 pixels, every 4 (Wang et al. 2004, with equal
  /// weights): 1 for equal pictures.
  double ssim = 1;
  /// Of the mean colours of such windows, in one channel, 0 to 255: edges that are smoothed otherwise hardly
  /// count, something that is missing or elsewhere does.
  double largest_difference = 0;
};

/// Of pictures of one size.
Likeness likeness_of(const Image& a, const Image& b);

/// `now`, faint, with what differs from `before` in red.
Image difference_picture(const Image& before, const Image& now);

}  // namespace gradreel
