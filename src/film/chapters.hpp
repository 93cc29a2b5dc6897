// The parts of a film that viewers jump to.
#pragma once

#include <vector>

#include "film/content.hpp"

namespace gradreel {

/// From `begin` to the next one's.
struct Chapter {
  std::int64_t begin = 0;
  std::string text;  ///< plain, at most 60 code points
};

/// One at each caption, pause and card, and at the beginning of the plots, in order; the first at frame 0. Of
/// several at one frame the caption counts. Empty where there would be one alone.
std::vector<Chapter> chapters_of(const FilmContent& content, const Timeline& timeline);

}  // namespace gradreel
