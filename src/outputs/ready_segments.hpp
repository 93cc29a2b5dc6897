// Segments of films that were encoded elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>

#include "outputs/target.hpp"
#include "scene/runs.hpp"
#include "video/format.hpp"

namespace gradreel {

struct PreparedFilm;

/// All functions may be called from any thread; those of one target follow each other.
class ReadySegments {
 public:
  virtual ~ReadySegments() = default;

  /// Called first. Throws Error unless they are those of this film.
  virtual void check(const Target& target, const PreparedFilm& film, const Trajectories& trajectories) = 0;

  /// Segment number `segment` of the target's file number `file`, which are asked for in order. Throws Error.
  virtual EncodedSegment segment(const Target& target, std::size_t file, std::int64_t segment) = 0;
};

}  // namespace gradreel
