#include "film/timeline.hpp"

#include <algorithm>

namespace gradreel {

std::int64_t frames_in(Rational seconds, Rational rate) {
  return multiply_divide(seconds.num, rate.num, seconds.den * rate.den);
}

namespace {

Timeline::Parts even_parts(Rational rate, Rational duration, Rational hold_start, Rational hold_end,
                           int epochs) {
  const std::int64_t frames = std::max<std::int64_t>(2, frames_in(duration, rate));
  Timeline::Parts parts;
  parts.hold_start = std::min(frames_in(hold_start, rate), frames - 2);
  const std::int64_t steps =
      std::max<std::int64_t>(1, frames - 1 - parts.hold_start - frames_in(hold_end, rate));
  parts.hold_end = frames - 1 - parts.hold_start - steps;
  parts.times = even_pace(steps, epochs);
  return parts;
}

}  // namespace

Timeline::Timeline(Rational frame_rate, Rational duration, Rational hold_start, Rational hold_end, int epochs)
    : Timeline(frame_rate, even_parts(frame_rate, duration, hold_start, hold_end, epochs)) {}

Timeline::Timeline(Rational frame_rate, Parts parts)
    : frame_rate_(frame_rate),
      parts_(std::move(parts)),
      ticks_(parts_.hold_start + static_cast<std::int64_t>(parts_.times.size()) + parts_.hold_end),
      frames_(parts_.opening + ticks_ + parts_.closing) {
  for (const Pause& pause : parts_.pauses) frames_ += pause.frames;
}

Moment Timeline::moment(std::int64_t frame, std::int64_t tick, ClockTime time) const {
  return {frame, time.epoch, time.fraction,
          static_cast<double>(tick * frame_rate_.den) / static_cast<double>(frame_rate_.num), tick};
}

// A pause stands before the tick that completes its epoch, which need not fall on a frame.
Moment Timeline::at(std::int64_t frame) const {
  std::int64_t tick = frame - parts_.opening;
  for (const Pause& pause : parts_.pauses) {
    const std::int64_t begin = tick_of(pause.epoch);
    if (tick < begin) break;
    if (tick < begin + pause.frames) return moment(frame, begin, {pause.epoch, 0});
    tick -= pause.frames;
  }
  Moment shown = at_tick(std::clamp<std::int64_t>(tick, 0, ticks_ - 1));
  shown.frame = frame;
  return shown;
}

Moment Timeline::at_tick(std::int64_t tick) const {
  const auto last = static_cast<std::int64_t>(parts_.times.size()) - 1;
  const std::int64_t step = std::clamp<std::int64_t>(tick - parts_.hold_start, 0, last);
  return moment(tick, tick, parts_.times[static_cast<std::size_t>(step)]);
}

std::int64_t Timeline::tick_of(int epoch) const {
  if (epoch == 0) return 0;
  const auto step = std::lower_bound(parts_.times.begin(), parts_.times.end(), ClockTime{epoch, 0});
  return parts_.hold_start + (step - parts_.times.begin());
}

std::int64_t Timeline::frame_of(int epoch) const {
  std::int64_t frame = parts_.opening + tick_of(epoch);
  for (const Pause& pause : parts_.pauses) {
    if (pause.epoch < epoch) frame += pause.frames;
  }
  return frame;
}

std::vector<std::int64_t> Timeline::pause_frames() const {
  std::vector<std::int64_t> begins;
  std::int64_t passed = parts_.opening;
  for (const Pause& pause : parts_.pauses) {
    begins.push_back(passed + tick_of(pause.epoch));
    passed += pause.frames;
  }
  return begins;
}

}  // namespace gradreel
