// Basins of attraction of an optimizer: which minimum each of many starts leads to, and when it arrives.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/bytes.hpp"
#include "core/domain.hpp"
#include "core/objective.hpp"
#include "core/work.hpp"
#include "descent/setup.hpp"

namespace gradreel {

/// Points at which descents may come to rest.
struct Targets {
  std::vector<Point> at;  ///< at most kMaxTargets
  double tolerance = 0;   ///< Euclidean distance in the surface's coordinates, > 0
};
inline constexpr std::size_t kMaxTargets = 64;

inline constexpr int kElsewhere = -1;  ///< not near any target at the last epoch
inline constexpr int kDiverged = -2;

/// What becomes of the descent from a start.
struct Fate {
  std::int32_t target = kElsewhere;  ///< index of the nearest target at the end, or a constant above
  std::int32_t epoch = 0;            ///< from which it stays within the tolerance, or at which it diverges
  friend bool operator==(const Fate&, const Fate&) = default;
};

/// One fate per column of `starts` (2 x any number). It is that of descend() from this start alone, for any
/// number of `workers`. Trajectories are not stored. A descent that a stop rule ends stays where it is. The
/// schedule of `settings` must outlive the call. Throws as descend_batch() does.
std::vector<Fate> fates(const Objective& surface, const Setup& setup, const DescentSettings& settings,
                        const Positions& starts, const Targets& targets, int workers);

/// The fates for a regular grid of starts over a domain: row by row from the top (y_max), each start at the
/// centre of its cell.
struct BasinMap {
  int columns = 0, rows = 0, epochs = 0;
  std::vector<Fate> cells;

  const Fate& at(int i, int j) const { return cells[static_cast<std::size_t>(j) * columns + i]; }
};

/// A map as bytes, and back; nothing if they are anything else.
Bytes bytes_of(const BasinMap& map);
std::optional<BasinMap> parse_basin_map(std::span<const std::uint8_t> bytes);

/// The start of cell (i, j).
Point basin_start(const BasinMap& map, const Domain& domain, int i, int j);

/// Runs the setup for `epochs` epochs from each cell. It processes a few rows at a time, which bounds the
/// memory beyond the map's own 8 bytes per cell, and reports to `work` in between.
BasinMap basin_map(const Objective& surface, const Setup& setup, int epochs, const Domain& domain,
                   int columns, int rows, const Targets& targets, const Work& work, std::string_view what);

}  // namespace gradreel
