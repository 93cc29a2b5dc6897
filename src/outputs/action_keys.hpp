// Digests of everything that decides a result: its name in the cache.
//
// All of them cover the program and its libraries to the byte, the fonts, what the scene's document says, the
// files that it names, and the output as it is made. What is left out is proven to be without effect.
#pragma once

#include <span>
#include <string_view>

#include "core/sha256.hpp"
#include "film/film.hpp"
#include "film/frame_range.hpp"
#include "outputs/target.hpp"
#include "video/film_facts.hpp"

namespace gradreel {

/// Of all files of a film's target.
Sha256Digest target_action(const Target& target);

/// Of what inspect_each() finds of a scene; `targets` are all of it.
Sha256Digest inspection_action(std::span<const Target> targets);

/// Of something called `what` that is computed for the target's film before its first frame. Of the output
/// only its theme counts: what else it decides is said by `what`.
Sha256Digest preparing_action(const Target& target, std::string_view what);

/// Of the segments of a film. Captions count only where they are shown: they decide nothing else but the
/// layout, which counts by itself.
class SegmentActions {
 public:
  /// `film` and `facts` are those of the target's output; `film` outlives this.
  SegmentActions(const Target& target, const Film& film, const FilmFacts& facts);

  /// The segment with the frames [first, first + count) of a file that has the frames `range` of the film and
  /// holds the last of them.
  Sha256Digest of(FrameRange range, std::int64_t first, std::int64_t count) const;

 private:
  const Film& film_;
  Sha256Digest common_;
};

}  // namespace gradreel
