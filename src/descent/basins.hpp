// Basins of attraction of an optimizer: which minimum each of many starts leads to, and when it is there.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/domain.hpp"
#include "core/objective.hpp"
#include "core/work.hpp"
#include "descent/setup.hpp"

namespace gradreel {

/// Places that descents may come to rest at.
struct Targets {
  std::vector<Point> at;  ///< at most kMaxTargets
  double tolerance = 0;   ///< Euclidean distance in the surface's coordinates, > 0
};
inline constexpr std::size_t kMaxTargets = 64;

inline constexpr int kElsewhere = -1;  ///< at the last epoch it is near none of the targets
inline constexpr int kDiverged = -2;

/// What becomes of a start.
struct Fate {
  std::int32_t target = kElsewhere;  ///< index of the nearest one at the end, or one of the two above
  std::int32_t epoch = 0;  ///< from here on it stays within the tolerance of the target; or where it diverges
  friend bool operator==(const Fate&, const Fate&) = default;
};

/// One per column of `starts` (2 x any number): what descend() of that start alone would say, for any number
/// of `workers`. Trajectories are not stored. A descent that its stop rules end stays where it is. The
/// schedule of `settings` must outlive the call; throws as descend_batch() does.
std::vector<Fate> fates(const Objective& surface, const Setup& setup, const DescentSettings& settings,
                        const Positions& starts, const Targets& targets, int workers);

/// Of a regular grid of starts over a domain: row by row, from the top (y_max), each in the middle of its
/// cell.
struct BasinMap {
  int columns = 0, rows = 0, epochs = 0;
  std::vector<Fate> cells;

  const Fate& at(int i, int j) const { return cells[static_cast<std::size_t>(j) * columns + i]; }
};

/// Where cell (i, j) of such a grid starts.
Point basin_start(const BasinMap& map, const Domain& domain, int i, int j);

/// Runs the setup for `epochs` epochs from each cell. Some rows at a time, so that memory beyond the map's
/// own 8 bytes a cell is bounded; reports to `work` in between.
BasinMap basin_map(const Objective& surface, const Setup& setup, int epochs, const Domain& domain,
                   int columns, int rows, const Targets& targets, const Work& work, std::string_view what);

}  // namespace gradreel
