#include "panels/columns.hpp"

#include <algorithm>

namespace gradreel {

namespace {

/// Columns filled one after the other.
std::vector<Column> filled(std::span<const BlockSize> blocks, double height, double gap) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].height > height) return {};
    if (columns.empty() || columns.back().height + gap + blocks[i].height > height) {
      columns.push_back({i, i, 0, -gap});
    }
    Column& column = columns.back();
    column.end = i + 1;
    column.width = std::max(column.width, blocks[i].width);
    column.height += gap + blocks[i].height;
  }
  return columns;
}

}  // namespace

std::vector<Column> arranged(std::span<const BlockSize> blocks, double height, double gap) {
  std::vector<Column> best = filled(blocks, height, gap);
  double low = 0, high = height;
  for (int i = 0; i < 20 && best.size() > 1; ++i) {
    const double middle = (low + high) / 2;
    std::vector<Column> lower = filled(blocks, middle, gap);
    const bool is_as_good = !lower.empty() && lower.size() == best.size();
    if (is_as_good) best = std::move(lower);
    (is_as_good ? high : low) = middle;
  }
  return best;
}

}  // namespace gradreel
