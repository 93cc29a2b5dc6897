// Bounds that several sections share.
#pragma once

#include <cstddef>

#include "core/param.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxDescents = 64;  ///< with a card in the legend
inline constexpr int kMaxSeeds = 64;             ///< of one descent
inline constexpr int kMaxEpochs = 1'000'000;
inline constexpr std::size_t kMaxTitle = 200, kMaxLabel = 80, kMaxDescription = 200;  ///< code points
inline constexpr double kMaxSeconds = 3600;
inline constexpr std::size_t kMaxKeys = 64;  ///< keyframes of a list
inline constexpr Range kCoordinate = {.low = -1e15, .high = 1e15};

}  // namespace gradreel
