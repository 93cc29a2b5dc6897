// Frames to epochs, in whole numbers.
#pragma once

#include <cstdint>

#include "core/rational.hpp"

namespace gradreel {

/// What a frame shows: `epoch` epochs are complete, and `fraction` of the next has passed.
struct Moment {
  std::int64_t frame = 0;
  int epoch = 0;
  double fraction = 0;  ///< [0, 1)
  double seconds = 0;   ///< since frame 0
};

/// Epoch 0 is held for `hold_start`, then epochs pass at a constant rate, and the last is held for
/// `hold_end`.
class Timeline {
 public:
  /// `duration` is the whole film's, in seconds; holds that leave no time to move are an error of the caller.
  /// At least 2 frames, epochs >= 1.
  Timeline(Rational frame_rate, Rational duration, Rational hold_start, Rational hold_end, int epochs);

  std::int64_t frames() const { return frames_; }
  int epochs() const { return epochs_; }
  Rational frame_rate() const { return frame_rate_; }

  /// The first frame is at epoch 0 and the last at epoch epochs(), exactly. 0 <= frame < frames().
  Moment at(std::int64_t frame) const;

 private:
  Rational frame_rate_;
  int epochs_;
  std::int64_t frames_, first_moving_, steps_;
};

}  // namespace gradreel
