// What goes beside the pictures of a file: see subtitle_track.hpp and narration_track.hpp.
#pragma once

#include "video/libav.hpp"

namespace gradreel {

/// One stream beside the pictures, read from its beginning to its end.
class SideTrack {
 public:
  virtual ~SideTrack() = default;

  /// Fills in the codec and its parameters of a new stream, and the time base that is wanted.
  virtual void describe(AVStream& stream) const = 0;

  /// Seconds per tick of its packets' times.
  virtual AVRational tick() const = 0;

  /// The next packet, in order of time; false at the end.
  virtual bool next(AVPacket& packet) = 0;
};

}  // namespace gradreel
