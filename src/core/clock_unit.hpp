// What a film's clock counts.
#pragma once

#include <string_view>

namespace gradreel {

/// An epoch is one update with the whole objective. Where an optimizer sees mini-batches, an epoch is a pass
/// through the data, and an update is a step.
enum class ClockUnit { epoch, step };

/// "epoch" or "step".
inline std::string_view word_of(ClockUnit unit) { return unit == ClockUnit::step ? "step" : "epoch"; }

/// "Epoch" or "Step".
inline std::string_view title_of(ClockUnit unit) { return unit == ClockUnit::step ? "Step" : "Epoch"; }

}  // namespace gradreel
