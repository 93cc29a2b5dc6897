// Frames to epochs, in whole numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "core/rational.hpp"
#include "film/pace.hpp"

namespace gradreel {

/// What a frame shows: `epoch` epochs are complete, and `fraction` of the next has passed.
struct Moment {
  std::int64_t frame = 0;
  int epoch = 0;
  double fraction = 0;    ///< [0, 1)
  double seconds = 0;     ///< since the plots appeared, pauses not counted: cameras move by it
  std::int64_t tick = 0;  ///< the same in frames
};

/// While the clock stands at `epoch`, `frames` frames pass.
struct Pause {
  int epoch = 0;
  std::int64_t frames = 0;
};

/// round(seconds x rate).
std::int64_t frames_in(Rational seconds, Rational rate);

/// A film is an opening card, the run of the plots, and a closing card. In the run epoch 0 is held, then the
/// clock moves, then the last epoch is held; pauses interrupt it.
class Timeline {
 public:
  /// Epochs pass at a constant rate. `duration` is the whole film's, in seconds; holds that leave no time to
  /// move are an error of the caller. At least 2 frames, epochs >= 1.
  Timeline(Rational frame_rate, Rational duration, Rational hold_start, Rational hold_end, int epochs);

  /// Frames of the parts; `times` is the clock by steps of one frame, from epoch 0 to the last (see
  /// pace.hpp), and `pauses` are at epochs that never fall.
  struct Parts {
    std::int64_t opening = 0, hold_start = 0, hold_end = 0, closing = 0;
    std::vector<ClockTime> times;
    std::vector<Pause> pauses;
  };
  Timeline(Rational frame_rate, Parts parts);

  std::int64_t frames() const { return frames_; }
  int epochs() const { return parts_.times.back().epoch; }
  Rational frame_rate() const { return frame_rate_; }

  /// The first frame is at epoch 0 and the last at epoch epochs(), exactly. 0 <= frame < frames().
  Moment at(std::int64_t frame) const;

  /// The same at a tick (see Moment), apart from pauses and cards. 0 <= tick < ticks().
  Moment at_tick(std::int64_t tick) const;

  /// The first frame of the plots, after the opening card, and the first of the closing card.
  std::int64_t plots_begin() const { return parts_.opening; }
  std::int64_t plots_end() const { return frames_ - parts_.closing; }

  /// How many ticks (see Moment) there are.
  std::int64_t ticks() const { return ticks_; }

  /// The tick at which `epoch` epochs are complete, and the first frame that shows it: that of its pause, if
  /// there is one.
  std::int64_t tick_of(int epoch) const;
  std::int64_t frame_of(int epoch) const;

  /// The first frame of each pause.
  std::vector<std::int64_t> pause_frames() const;

 private:
  Moment moment(std::int64_t frame, std::int64_t tick, ClockTime time) const;

  Rational frame_rate_;
  Parts parts_;
  std::int64_t ticks_, frames_;
};

}  // namespace gradreel
