// The layout `basins`: small multiples, one map of basins for each optimizer.
#pragma once

#include "film/placer.hpp"

namespace gradreel {

/// Adds equally large maps, one for each optimizer with descents to show, and one key below them all. If the
/// layout states panels, they are the map and the key.
void spread_basins(const Layout& layout, const Box& b, double gap, Placer& placer);

inline constexpr double kSmallestBasins = 4;  ///< the shortest readable side of a map, in em of small text

/// How many maps fit into a frame. `small_size`: em of small text, as a share of the frame's shorter side.
int basins_capacity(int width, int height, double small_size);

}  // namespace gradreel
