// The layout `basins`: small multiples, one map for each optimizer.
#pragma once

#include "film/placer.hpp"

namespace gradreel {

/// Adds a map for each optimizer that has descents among those to show, all of one size, and below them one
/// key. The layout's own panels, if it states any, are the map's and the key's.
void spread_basins(const Layout& layout, const Box& b, double gap, Placer& placer);

inline constexpr double kSmallestBasins = 4;  ///< em of small text: maps of a smaller side say nothing

/// How many maps a frame has room for where small text is `small_size` of its shorter side.
int basins_capacity(int width, int height, double small_size);

}  // namespace gradreel
