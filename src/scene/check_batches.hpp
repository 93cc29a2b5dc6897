// Whether the mini-batches that optimizers are to see can be made.
#pragma once

#include "scene/reader.hpp"

namespace gradreel {

/// Batches are of rows of data, of which there must be enough. `regime` is what the scene says for optimizers
/// that do not say it themselves.
void check_batches(MapReader& scene, const Regime& regime, const Scene& out);

/// Of the surface; 0: it has none.
std::size_t rows_of_data(const Scene& scene);

}  // namespace gradreel
