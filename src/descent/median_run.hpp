// Chooses the run that represents several runs with different seeds.
#pragma once

#include <memory>
#include <span>

#include "descent/trajectory.hpp"

namespace gradreel {

/// The index of the run with the median final loss: an actual descent, not an average. For an even number of
/// runs it is the lower median. Runs that diverged or ended at a NaN loss rank behind all others, and the
/// earlier they diverged the lower they rank. Ties go by index. `runs` must not be empty.
std::size_t median_run(std::span<const std::shared_ptr<const Trajectory>> runs);

}  // namespace gradreel
