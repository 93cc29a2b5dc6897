// What goes beside the pictures of a file: subtitles and sound.
#pragma once

#include <memory>
#include <span>

#include "video/format.hpp"
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

/// Timed text (mov_text): one sample for each text and for each gap, from frame 0 to the film's end.
std::unique_ptr<SideTrack> subtitle_track(std::span<const FilmText> texts, const FrameGeometry& geometry,
                                          std::int64_t frame_count);

/// The sound of a file (see narration.hpp), from the film's beginning; copied where an MP4 may hold it, else
/// AAC.
std::unique_ptr<SideTrack> narration_track(const std::string& path);

}  // namespace gradreel
