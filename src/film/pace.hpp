// How the clock of a film runs: where it stands after each step of the run.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "film/easing.hpp"

namespace gradreel {

/// `epoch` epochs are complete, and `fraction` of the next has passed.
struct ClockTime {
  int epoch = 0;
  double fraction = 0;  ///< [0, 1)
  // NOLINTNEXTLINE(modernize-use-nullptr): the check misreads <=>
  friend auto operator<=>(const ClockTime&, const ClockTime&) = default;
};

/// All paces give steps + 1 (steps >= 1) times that never fall; the first is epoch 0 and the last the last
/// epoch, exactly.

/// Every epoch lasts as long as any other: in whole numbers.
std::vector<ClockTime> even_pace(std::int64_t steps, int epochs);

/// `durations`: how long each epoch lasts, in relation to the others; not negative, not all 0.
std::vector<ClockTime> weighted_pace(std::int64_t steps, std::span<const double> durations);

/// At `seconds` after the run began, `epoch` epochs are complete.
struct PaceKey {
  double seconds = 0;
  int epoch = 0;
};

/// Through all keys: two at least, seconds rising from 0, epochs never falling.
std::vector<ClockTime> keyed_pace(std::int64_t steps, std::span<const PaceKey> keys, Easing easing);

/// log((e + 2) / (e + 1)) for epoch e: after a share t of the run, (epochs + 1)^t - 1 epochs are complete.
std::vector<double> log_durations(int epochs);

/// As long as `lengths`, the ways of one descent's steps (>= 0; fewer than `epochs` where it ended before),
/// but for a twentieth of the run, which all epochs share evenly: so that the clock never stands.
std::vector<double> arc_length_durations(std::span<const double> lengths, int epochs);

}  // namespace gradreel
