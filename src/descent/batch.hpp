// Where many descents end: for maps that colour every start by its end.
#pragma once

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

/// Looks at a block of columns, of which the first is start `first`, at an epoch, the last one included.
/// `running[c]` is false once column c has ended at an earlier epoch: it is stepped on, to no purpose.
using BatchWatch =
    std::function<void(Eigen::Index first, int epoch, const Positions& x, const std::vector<bool>& running)>;

/// Runs each column of `starts` (dimension x any number) as descend() runs one: with the same settings it
/// ends at the same epoch in the same place, bit for bit, for any number of `workers`. `make` gives a fresh
/// optimizer and is called from several threads; it may throw, as may the steps (see descend()). With all
/// stop rules off, values are not looked at, which saves an evaluation per epoch. `watch`, if there is one,
/// is called from several threads, but for each block from one, epoch by epoch.
Endings descend_batch(const Objective& objective, const std::function<std::unique_ptr<Optimizer>()>& make,
                      const Positions& starts, const DescentSettings& settings, int workers,
                      const BatchWatch& watch = nullptr);

}  // namespace gradreel
