#include "film/timeline.hpp"

#include <algorithm>

namespace gradreel {

namespace {

std::int64_t frames_in(Rational seconds, Rational rate) {
  return multiply_divide(seconds.num, rate.num, seconds.den * rate.den);
}

}  // namespace

Timeline::Timeline(Rational frame_rate, Rational duration, Rational hold_start, Rational hold_end, int epochs)
    : frame_rate_(frame_rate),
      epochs_(epochs),
      frames_(std::max<std::int64_t>(2, frames_in(duration, frame_rate))),
      first_moving_(std::min(frames_in(hold_start, frame_rate), frames_ - 2)),
      steps_(std::max<std::int64_t>(1, frames_ - 1 - first_moving_ - frames_in(hold_end, frame_rate))) {}

Moment Timeline::at(std::int64_t frame) const {
  const std::int64_t step = std::clamp<std::int64_t>(frame - first_moving_, 0, steps_);
  const std::int64_t passed = step * epochs_;  // in units of 1 / steps_ epochs
  return {frame, static_cast<int>(passed / steps_),
          static_cast<double>(passed % steps_) / static_cast<double>(steps_),
          static_cast<double>(frame * frame_rate_.den) / static_cast<double>(frame_rate_.num)};
}

}  // namespace gradreel
