// The memory layout of the rasteriser's samples: neighbours on the screen are neighbours in memory.
#pragma once

#include <cstdint>

namespace gradreel {

/// A row of samples is one cache line, and a triangle of a fine mesh touches a few adjacent ones. With two
/// large arrays every row of the triangle would cost two cache misses.
struct alignas(64) SampleTile {
  static constexpr int kColumns = 8, kRows = 16;
  static constexpr float kNothing = 1e30F;  ///< depth of an empty sample

  struct Row {
    float depth[kColumns];
    std::uint32_t color[kColumns];  ///< 0xFFRRGGBB; undefined in empty samples
  };
  Row rows[kRows];
};

}  // namespace gradreel
