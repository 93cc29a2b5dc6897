// The moment of a film that a still shows.
#pragma once

#include <cstdint>
#include <string>

#include "film/film.hpp"

namespace gradreel {

struct StillMoment {
  enum class Kind { end, frame, epoch, time };
  Kind kind = Kind::end;    ///< end: before a closing card or fade
  std::int64_t number = 0;  ///< of the frame or epoch
  double seconds = 0;       ///< of the film
};

/// The frame at that moment. Throws Error about `file` if the film has none; `profile` names the film.
std::int64_t frame_at(const StillMoment& moment, const Film& film, const std::string& file,
                      const std::string& profile);

}  // namespace gradreel
