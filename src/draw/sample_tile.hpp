// How a rasteriser keeps its samples: what lies near on the screen lies near in memory.
#pragma once

#include <cstdint>

namespace gradreel {

/// A row of samples is one line of the CPU's cache, and a triangle of a fine mesh touches a few lines that
/// are neighbours: in two large arrays it would wait for memory at each of its rows, twice.
struct alignas(64) SampleTile {
  static constexpr int kColumns = 8, kRows = 16;
  static constexpr float kNothing = 1e30F;  ///< depth where nothing is

  struct Row {
    float depth[kColumns];
    std::uint32_t color[kColumns];  ///< 0xFFRRGGBB, where there is something
  };
  Row rows[kRows];
};

}  // namespace gradreel
