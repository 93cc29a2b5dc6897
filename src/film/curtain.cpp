#include "film/curtain.hpp"

#include <algorithm>

#include "film/easing.hpp"

namespace gradreel {

namespace {

/// 0 where `step` is 0 and 256 where it is `steps`.
int weight_at(std::int64_t step, std::int64_t steps) {
  const double t = static_cast<double>(std::clamp<std::int64_t>(step, 0, steps)) / static_cast<double>(steps);
  return static_cast<int>(256 * eased(Easing::smooth, t) + 0.5);
}

}  // namespace

// A fade of n frames shows the bare background first (or last); a change of n frames lies between a whole
// card and the bare plots, and so does the way back to the first frame.
Curtain Curtains::at(std::int64_t frame) const {
  Curtain curtain;
  const std::int64_t left = frames - frame;  // the frame itself included
  const auto cover = [&](Curtain::Picture picture, int weight) {
    if (weight > 0) curtain.picture = picture;
    curtain.weight = weight;
  };
  if (frame < opening) cover(Curtain::Picture::opening, weight_at(opening - frame, change + 1));
  if (closing > 0 && left <= closing)
    cover(Curtain::Picture::closing, weight_at(closing - left + 1, change + 1));
  if (loop > 0 && left <= loop) cover(Curtain::Picture::first_frame, weight_at(loop - left + 1, loop + 1));
  if (frame < fade_in) curtain.background = weight_at(fade_in - frame, fade_in);
  if (fade_out > 0 && left <= fade_out) {
    curtain.background = std::max(curtain.background, weight_at(fade_out - left + 1, fade_out));
  }
  return curtain.background == 256 ? Curtain{.background = 256} : curtain;  // one form of what looks the same
}

}  // namespace gradreel
