#include "outputs/still_moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "film/cuts.hpp"

namespace gradreel {

std::int64_t frame_at(const StillMoment& moment, const Film& film, const std::string& file,
                      const std::string& profile) {
  const Timeline& timeline = film.timeline();
  const std::int64_t frames = timeline.frames();
  if (moment.kind == StillMoment::Kind::end) return last_plain_frame(film);
  if (moment.kind == StillMoment::Kind::frame) {
    if (moment.number >= 0 && moment.number < frames) return moment.number;
    throw Error::about(file, fmt::format("there is no frame {}: {} has {} frames, 0 to {}", moment.number,
                                         profile, frames, frames - 1));
  }
  if (moment.kind == StillMoment::Kind::epoch) {
    if (moment.number >= 0 && moment.number <= timeline.epochs()) {
      return timeline.frame_of(static_cast<int>(moment.number));
    }
    throw Error::about(file, fmt::format("there is no epoch {}: the film shows epochs 0 to {}", moment.number,
                                         timeline.epochs()));
  }
  const double rate = timeline.frame_rate().value(), duration = static_cast<double>(frames) / rate;
  if (moment.seconds >= 0 && moment.seconds <= duration) {
    // A hair more, so that the time at which a frame begins, as a rounded decimal, finds it.
    const double k = std::floor(moment.seconds * rate + 1e-6);
    return std::min(static_cast<std::int64_t>(k), frames - 1);
  }
  throw Error::about(
      file, fmt::format("there is nothing at {} s: {} lasts {:.6g} s", moment.seconds, profile, duration));
}

}  // namespace gradreel
