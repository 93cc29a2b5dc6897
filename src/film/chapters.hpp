// Chapters, which let viewers jump to parts of a film.
#pragma once

#include <vector>

#include "film/content.hpp"

namespace gradreel {

/// Runs from frame `begin` to the beginning of the next chapter.
struct Chapter {
  std::int64_t begin = 0;
  std::string text;  ///< plain, at most 60 code points
};

/// A chapter for each caption, pause and card, and one where the plots begin, in order of time. The first
/// begins at frame 0. If several begin at the same frame, the caption's wins. Empty if there would be only
/// one.
std::vector<Chapter> chapters_of(const FilmContent& content, const Timeline& timeline);

}  // namespace gradreel
