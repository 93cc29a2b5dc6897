// Values between two ends, for what is tried out or filmed one by one.
#pragma once

#include <optional>
#include <vector>

#include "scene/reader.hpp"

namespace gradreel {

/// From `low` to `high`, both as they are; between them evenly, or evenly in the logarithm, as four digits
/// say it: what shows a value so is exact. At least 2.
std::vector<double> spread_values(double low, double high, int count, bool is_logarithmic);

/// The keys `log` and `linear` of a mapping of which one must be stated.
std::vector<Key> spread_keys(const Range& linear);

/// What such a mapping says, with `count` values; nothing after a mistake.
std::optional<std::vector<double>> read_spread(MapReader& map, std::optional<int> count);

}  // namespace gradreel
