// Chooses a film's poster frame and cuts the film into clips for slides.
#pragma once

#include <cstdint>
#include <vector>

#include "film/film.hpp"
#include "film/frame_range.hpp"

namespace gradreel {

/// The last frame of the plots that no card, fade or loop covers. If all are covered, the last frame of the
/// plots.
std::int64_t last_plain_frame(const Film& film);

/// A film as slides. A still is the frame that its pause shows longest. Clip i ends exactly on the frame of
/// still i, and clip i + 1 begins with an equal frame. Only motionless frames of pauses are left out.
struct Deck {
  std::vector<FrameRange> clips;     ///< one more than `stills`
  std::vector<std::int64_t> stills;  ///< frames, one per pause
};

Deck deck_of(const Film& film);

/// Whether the frames of the range differ.
bool moves(const Film& film, FrameRange range);

}  // namespace gradreel
