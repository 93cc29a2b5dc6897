#include "film/film.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace gradreel {

std::uint64_t Film::digest(std::int64_t frame) const {
  const Moment moment = timeline_.at(frame);
  const Curtain over = curtain(frame);
  Hash hash;
  if (!over.is_open()) {
    hash.add(static_cast<int>(over.picture)).add(over.weight).add(over.background);
    if (over.hides_plots()) return hash.value();
  }
  for (const auto& panel : panels_) hash.add(panel->digest(moment));
  return hash.value();
}

std::int64_t segment_length(Rational frame_rate, std::int64_t frames) {
  const auto frames_in = [&](std::int64_t seconds) { return seconds * frame_rate.num / frame_rate.den; };
  return std::max<std::int64_t>(1, frames < frames_in(8) ? frames_in(2) : frames_in(4));
}

}  // namespace gradreel
