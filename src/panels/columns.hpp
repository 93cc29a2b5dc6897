// Blocks that stay whole, in columns.
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

/// In order, as few columns as `height` allows, and those as even as can be. Empty if a block is higher than
/// that. `gap` is between blocks.
std::vector<Column> arranged(std::span<const BlockSize> blocks, double height, double gap);

}  // namespace gradreel
