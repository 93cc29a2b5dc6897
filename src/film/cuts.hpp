// Frames that stand for a film, and where it is cut for slides.
#pragma once

#include <cstdint>
#include <vector>

#include "film/film.hpp"
#include "film/frame_range.hpp"

namespace gradreel {

/// The last frame of the plots that no card, fade or loop lies over; the last one of the plots if each is
/// covered.
std::int64_t last_plain_frame(const Film& film);

/// A film as slides. A still is what a pause shows longest; clip i ends on exactly the frame that still i
/// shows, and clip i + 1 begins with an equal one. Clips and stills leave out of the film only what does not
/// move in pauses.
struct Deck {
  std::vector<FrameRange> clips;     ///< one more than stills
  std::vector<std::int64_t> stills;  ///< frames, one per pause
};

Deck deck_of(const Film& film);

/// Whether the frames of the range differ.
bool moves(const Film& film, FrameRange range);

}  // namespace gradreel
