// Small multiples: a map for each optimizer, or for each start where there is one optimizer.
#pragma once

#include "film/placer.hpp"

namespace gradreel {

/// Adds the maps, each with a heading and a status of its own, below the heading of all if the layout's panel
/// has a title.
void spread_comparison(const Layout& layout, const Box& b, double gap, Placer& placer);

/// How many maps a frame has room for, at the smallest size of text.
int comparison_capacity(int width, int height);

/// The smallest text that is read with ease in a frame of that shorter side: 20 px of 1080, and never less
/// than 12.
double smallest_text_px(double shorter_side_px);

}  // namespace gradreel
