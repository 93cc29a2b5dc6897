// The pace of a film: which epoch its clock shows after each step.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "film/easing.hpp"

namespace gradreel {

/// `epoch` epochs are complete, and `fraction` of the next one.
struct ClockTime {
  int epoch = 0;
  double fraction = 0;  ///< [0, 1)
  // NOLINTNEXTLINE(modernize-use-nullptr): the check misreads <=>
  friend auto operator<=>(const ClockTime&, const ClockTime&) = default;
};

/// Each pace returns steps + 1 non-decreasing times (steps >= 1). The first is exactly epoch 0, the last
/// exactly the last epoch.

/// All epochs have the same length. Computed in whole numbers.
std::vector<ClockTime> even_pace(std::int64_t steps, int epochs);

/// `durations`: relative lengths of the epochs; not negative, not all 0.
std::vector<ClockTime> weighted_pace(std::int64_t steps, std::span<const double> durations);

/// `epoch` epochs are complete `seconds` after the start of the run.
struct PaceKey {
  double seconds = 0;
  int epoch = 0;
};

/// Passes through all keys. At least two; seconds increase from 0, epochs do not decrease.
std::vector<ClockTime> keyed_pace(std::int64_t steps, std::span<const PaceKey> keys, Easing easing);

/// Durations log((e + 2) / (e + 1)) of epoch e: after a share t of the run, (epochs + 1)^t - 1 epochs are
/// complete.
std::vector<double> log_durations(int epochs);

/// Durations proportional to `lengths`, the step lengths of one descent (>= 0; fewer than `epochs` if it
/// ended early). All epochs share a twentieth of the run evenly, so that the clock never stops.
std::vector<double> arc_length_durations(std::span<const double> lengths, int epochs);

}  // namespace gradreel
