// The layout `comparison`: small multiples, one map per optimizer, or per start if there is only one
// optimizer.
#pragma once

#include "film/placer.hpp"

namespace gradreel {

/// Adds the maps, each with its own heading and status. If the layout's panel has a title, it stands above
/// them all. Where maps leave much of the height free, loss curves stand below them.
void spread_comparison(const Layout& layout, const Box& b, double gap, Placer& placer);

/// How many maps fit into a frame at the smallest text size.
int comparison_capacity(int width, int height);

/// The smallest comfortably readable text in a frame with that shorter side: 20 px at 1080, and at least 12.
double smallest_text_px(double shorter_side_px);

}  // namespace gradreel
