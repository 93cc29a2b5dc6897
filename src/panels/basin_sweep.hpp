// Maps of basins that change with the learning rate while the film runs.
#pragma once

#include <memory>

#include "film/panel.hpp"
#include "panels/basin_plot.hpp"

namespace gradreel {

/// From `low` to `high`, evenly in their logarithm.
struct SweepRange {
  double low = 0, high = 0;
  int steps = 0;  ///< maps, at least 2
};

/// All maps are made now, and held with 2 bytes a cell. In each, the descents from the starts of the film's
/// descents, at its learning rate, are drawn whole: the film's clock turns the rate, not the epochs.
std::unique_ptr<Panel> make_basin_sweep(const FilmContent& content, const Box& cell,
                                        const BasinPlot::Options& options, const SweepRange& range,
                                        TextEngine& text);

}  // namespace gradreel
