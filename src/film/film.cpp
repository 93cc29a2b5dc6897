#include "film/film.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace gradreel {

std::uint64_t Film::digest(std::int64_t frame) const {
  const Moment moment = timeline_.at(frame);
  Hash hash;
  for (const auto& panel : panels_) hash.add(panel->digest(moment));
  return hash.value();
}

std::int64_t segment_length(Rational frame_rate) {
  return std::max<std::int64_t>(1, 2 * frame_rate.num / frame_rate.den);
}

}  // namespace gradreel
