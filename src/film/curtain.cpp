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

/// The curtain during a change of `steps` frames between a card and the plots. The card fades to the
/// background and the plots fade in from it, so that their texts are never visible together. `step` counts
/// from the plots, from 1.
Curtain change_at(std::int64_t step, std::int64_t steps, Curtain::Picture card) {
  const std::int64_t half = (steps + 1) / 2;
  if (step > half) return {card, 256, step > steps ? 0 : weight_at(steps + 1 - step, steps + 1 - half)};
  return {.background = weight_at(step, half)};
}

/// The curtain on the way back to the first frame in `steps` frames, `step` from 1: moving parts fade out and
/// fade in again at their start. The frame after the last one would equal the first.
Curtain return_at(std::int64_t step, std::int64_t steps) {
  const std::int64_t half = (steps + 1) / 2;
  const bool is_going = step <= half;
  const int weight = is_going ? weight_at(step, half) : weight_at(step - half, steps + 1 - half);
  if (is_going && weight == 0) return {};
  return {is_going ? Curtain::Picture::bare : Curtain::Picture::first_frame, weight, 0};
}

}  // namespace

// A fade of n frames shows the bare background first (or last).
Curtain Curtains::at(std::int64_t frame) const {
  Curtain curtain;
  const std::int64_t left = frames - frame;  // the frame itself included
  if (frame < opening) curtain = change_at(opening - frame, change, Curtain::Picture::opening);
  if (closing > 0 && left <= closing) {
    curtain = change_at(closing - left + 1, change, Curtain::Picture::closing);
  }
  if (loop > 0 && left <= loop) {
    curtain = return_at(loop - left + 1, loop);
  }
  if (frame < fade_in) curtain.background = std::max(curtain.background, weight_at(fade_in - frame, fade_in));
  if (fade_out > 0 && left <= fade_out) {
    curtain.background = std::max(curtain.background, weight_at(fade_out - left + 1, fade_out));
  }
  return curtain.background == 256 ? Curtain{.background = 256} : curtain;  // one form of what looks the same
}

}  // namespace gradreel
