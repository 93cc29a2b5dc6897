// Maps frames to epochs, in whole numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "core/rational.hpp"
#include "film/pace.hpp"

namespace gradreel {

/// The state of the clock at a frame: `epoch` epochs are complete, and `fraction` of the next one.
struct Moment {
  std::int64_t frame = 0;
  int epoch = 0;
  double fraction = 0;    ///< [0, 1)
  double seconds = 0;     ///< since the plots appeared, without pauses; cameras move by it
  std::int64_t tick = 0;  ///< `seconds` in frames
};

/// The clock stops at `epoch` for `frames` frames.
struct Pause {
  int epoch = 0;
  std::int64_t frames = 0;
};

/// round(seconds x rate).
std::int64_t frames_in(Rational seconds, Rational rate);

/// A film consists of an opening card, the run of the plots, and a closing card. The run holds epoch 0, moves
/// the clock, and holds the last epoch. Pauses interrupt it.
class Timeline {
 public:
  /// Epochs pass at a constant rate. `duration` is that of the whole film, in seconds; the caller ensures
  /// that the holds leave time to move. At least 2 frames; epochs >= 1.
  Timeline(Rational frame_rate, Rational duration, Rational hold_start, Rational hold_end, int epochs);

  /// Lengths in frames. `times` holds the clock at steps of one frame, from epoch 0 to the last (see
  /// pace.hpp). The epochs of `pauses` do not decrease.
  struct Parts {
    std::int64_t opening = 0, hold_start = 0, hold_end = 0, closing = 0;
    std::vector<ClockTime> times;
    std::vector<Pause> pauses;
  };
  Timeline(Rational frame_rate, Parts parts);

  std::int64_t frames() const { return frames_; }
  int epochs() const { return parts_.times.back().epoch; }
  Rational frame_rate() const { return frame_rate_; }

  /// The first frame is exactly at epoch 0 and the last exactly at epochs(). 0 <= frame < frames().
  Moment at(std::int64_t frame) const;

  /// The same for a tick (see Moment), without pauses and cards. 0 <= tick < ticks().
  Moment at_tick(std::int64_t tick) const;

  /// The first frame of the plots, after the opening card, and the first of the closing card.
  std::int64_t plots_begin() const { return parts_.opening; }
  std::int64_t plots_end() const { return frames_ - parts_.closing; }

  /// The number of ticks (see Moment).
  std::int64_t ticks() const { return ticks_; }

  /// The tick at which `epoch` epochs are complete, and the first frame that shows it. At a pause, that is
  /// the pause's first frame.
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
