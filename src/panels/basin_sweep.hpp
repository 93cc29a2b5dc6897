// A basin map that sweeps over learning rates while the film runs.
#pragma once

#include <memory>

#include "film/panel.hpp"
#include "panels/basin_plot.hpp"

namespace gradreel {

/// Learning rates from `low` to `high`, evenly spaced in their logarithm.
struct SweepRange {
  double low = 0, high = 0;
  int steps = 0;  ///< number of maps, at least 2
};

/// Computes all maps at once and keeps 2 bytes per cell. The film's clock changes the learning rate instead
/// of the epoch: each map shows complete descents, with its rate, from the starts of the film's descents.
std::unique_ptr<Panel> make_basin_sweep(const FilmContent& content, const Box& cell,
                                        const BasinPlot::Options& options, const SweepRange& range,
                                        TextEngine& text);

}  // namespace gradreel
