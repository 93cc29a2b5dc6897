// What happens to descents, and when.
#pragma once

#include <optional>
#include <string>

#include "film/content.hpp"

namespace gradreel {

struct Happening {
  std::size_t descent = 0;  ///< index into the content's
  int epoch = 0;            ///< complete when it happens
  std::string text;         ///< "converged"
};

struct HappeningRules {
  double tolerance = 0;  ///< of the loss above the lowest known minimum; 0: not looked at
  bool basins = true;
};

/// Of the given descents, in order of time; at most three of each.
std::vector<Happening> happenings(const FilmContent& content, std::span<const std::size_t> descents,
                                  const HappeningRules& rules);

/// The known minimum that a walk along −∇J ends at from each place, in steps of at most a hundredth of the
/// domain's diagonal; none where it ends elsewhere.
std::vector<std::optional<std::size_t>> basins_of(const FilmContent& content, std::span<const Point> places);

/// The epoch from which on a descent stays in the basin of the minimum that it is in at its end, and that
/// minimum; none if it was there from the start or ends in none. Exact for up to 16000 epochs; beyond, it is
/// the last time of the 128 looked at, refined between its neighbours.
std::optional<std::pair<int, std::size_t>> basin_entry(const FilmContent& content,
                                                       const Trajectory& trajectory);

}  // namespace gradreel
