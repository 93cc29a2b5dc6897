// Small multiples: a map for each optimizer, or for each start where there is one optimizer.
#pragma once

#include <optional>
#include <vector>

#include "film/layout.hpp"

namespace gradreel {

/// The maps, each with a heading and a status of its own.
std::vector<Placement> lay_out_comparison(const PanelChoice& map, const FilmContent& content,
                                          const Box& plots, TextEngine& text);

/// How many maps a frame has room for, at the smallest size of text.
int comparison_capacity(int width, int height);

/// The smallest text that is read with ease in a frame of that shorter side: 20 px of 1080, and never less
/// than 12.
double smallest_text_px(double shorter_side_px);

}  // namespace gradreel
