// Arranges unbreakable blocks in columns.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gradreel {

struct BlockSize {
  double width = 0, height = 0;
};

/// A run of blocks, one below the other.
struct Column {
  std::size_t begin = 0, end = 0;
  double width = 0, height = 0;
};

/// Distributes the blocks, in order, over as few columns as `height` allows, as evenly as possible. `gap`
/// separates blocks. Empty if a block is higher than `height`.
std::vector<Column> arranged(std::span<const BlockSize> blocks, double height, double gap);

}  // namespace gradreel
