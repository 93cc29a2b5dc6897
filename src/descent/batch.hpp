// Runs many descents and returns only where they end, for maps that colour each start by its end.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "descent/descend.hpp"

namespace gradreel {

/// One entry (or column) per start.
struct Endings {
  Positions points;  ///< dimension x starts
  std::vector<Outcome> outcomes;
  std::vector<int> epochs;  ///< of the outcomes
};

/// Per column: -1 if it still runs, else 0. As wide as a coordinate, so that loops over both are vectorised.
using RunningMask = std::vector<std::int64_t>;

/// Called for a block of columns after each epoch, including the last; `first` is the start of the first
/// column. `running[c]` is 0 if column c ended at an earlier epoch; it is still stepped, without effect.
using BatchWatch =
    std::function<void(Eigen::Index first, int epoch, const Positions& x, const RunningMask& running)>;

/// Runs each column of `starts` (dimension x any number) as descend() does. With the same settings it ends at
/// the same epoch and in the same place, bit for bit, for any number of `workers`. `make` returns a fresh
/// optimizer, is called from several threads and may throw, as may the steps (see descend()). If all stop
/// rules are off, values are not computed, which saves one evaluation per epoch. `watch` is called from
/// several threads, but for each block from one thread only, epoch by epoch.
Endings descend_batch(const Objective& objective, const std::function<std::unique_ptr<Optimizer>()>& make,
                      const Positions& starts, const DescentSettings& settings, int workers,
                      const BatchWatch& watch = nullptr);

}  // namespace gradreel
