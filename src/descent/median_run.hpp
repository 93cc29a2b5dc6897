// One descent that stands for many.
#pragma once

#include <memory>
#include <span>

#include "descent/trajectory.hpp"

namespace gradreel {

/// The index of the run whose final loss is the median: a descent that was made, not an average of several.
/// Of an even number the lower one. Runs rank by final loss; behind all others come those that diverged or
/// ended at a loss that is not a number, the earlier the farther; ties by index. Not empty.
std::size_t median_run(std::span<const std::shared_ptr<const Trajectory>> runs);

}  // namespace gradreel
