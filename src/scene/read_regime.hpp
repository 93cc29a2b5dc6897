// How an optimizer is run: schedule, warmup and gradient.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/reader.hpp"

namespace gradreel {

/// schedule, warmup and gradient: of an optimizer, or of the scene for optimizers that state none.
/// `otherwise`: what applies where they are not stated.
std::vector<Key> regime_keys(std::string_view otherwise);

Regime read_regime(MapReader& map);

/// Why an optimizer cannot be run as its regime says.
struct Misfit {
  std::string_view key;  ///< schedule, warmup or gradient
  std::string message, hint;
  std::string_view off;  ///< what the optimizer would state to be left out: "warmup: 0"
};

/// `epochs`: the scene's; none where they are not known.
std::vector<Misfit> misfits(const OptimizerChoice& choice, std::optional<int> epochs);

}  // namespace gradreel
