// Notable events in descents: convergence, divergence, entering a basin.
#pragma once

#include <optional>
#include <string>

#include "film/content.hpp"

namespace gradreel {

struct Happening {
  std::size_t descent = 0;  ///< index into the content's descents
  int epoch = 0;            ///< number of complete epochs when it happens
  std::string text;         ///< "converged"
};

struct HappeningRules {
  double tolerance = 0;  ///< of the loss above the lowest known minimum; 0: ignored
  bool basins = true;
};

/// The events of the given descents, in order of time; at most three per descent.
std::vector<Happening> happenings(const FilmContent& content, std::span<const std::size_t> descents,
                                  const HappeningRules& rules);

/// For each place, the known minimum that a walk along −∇J reaches, in steps of at most a hundredth of the
/// domain's diagonal; none if it ends elsewhere.
std::vector<std::optional<std::size_t>> basins_of(const FilmContent& content, std::span<const Point> places);

/// The epoch at which a descent enters, for good, the basin in which it ends, and that basin's minimum. None
/// if it was there from the start or ends in no basin. Exact for up to 16000 epochs. Beyond that, 128 epochs
/// are sampled, and the entry is refined between two of them.
std::optional<std::pair<int, std::size_t>> basin_entry(const FilmContent& content,
                                                       const Trajectory& trajectory);

}  // namespace gradreel
