#include "film/named_layouts.hpp"

#include <algorithm>

#include "film/basins_layout.hpp"
#include "film/boxes.hpp"
#include "film/comparison.hpp"

namespace gradreel {

namespace {

constexpr double kLowestCurve = 10;  // gaps

/// Two cells beside each other in a wide box, and then not much higher than wide; one above the other in a
/// tall one.
std::vector<Box> pair(const Box& b, double share, double gap) {
  if (b.width >= b.height * 1.15) {
    const double width = (b.width - gap) * share, height = std::min(b.height, 1.12 * width);
    const Box middle = {b.x, b.y + (b.height - height) / 2, b.width, height};
    return {left_of(middle, width), right_of(middle, width, gap)};
  }
  const double height = (b.height - gap) * share;
  return {top_of(b, height), below(b, height, gap)};
}

std::vector<Box> halves(const Box& b, double gap) { return pair(b, 0.5, gap); }

std::vector<Box> whole(const Box& b, double) { return {b}; }

std::vector<Box> trio(const Box& b, double gap) {
  if (b.width >= 1.35 * b.height) {  // contour square at the left, two plots at the right
    const double width = std::min(b.height * 1.06, (b.width - gap) * 0.5);
    const Box right = right_of(b, width, gap);
    const double both =
        right.height - gap;  // where the frame has little room, the curve keeps enough to be read
    const double height = std::min(both * 0.63, std::max(both * 0.5, both - kLowestCurve * gap));
    return {left_of(b, width), top_of(right, height), below(right, height, gap)};
  }
  if (b.width >= 0.95 * b.height) {  // about square: the two maps above, the curve below
    const double height = (b.height - gap) * 0.6;
    std::vector<Box> cells = pair(top_of(b, height), 0.5, gap);
    cells.push_back(below(b, height, gap));
    return cells;
  }
  const double contour = std::min(b.width, (b.height - 2 * gap) * 0.42);
  const Box rest = below(b, contour, gap);
  const double surface = (rest.height - gap) * 0.58;
  return {top_of(b, contour), top_of(rest, surface), below(rest, surface, gap)};
}

}  // namespace

std::span<const NamedLayout> named_layouts() {
  static const NamedLayout kLayouts[] = {
      {"trio", "contour map, surface and loss", {"contour", "surface3d", "loss"}, trio},
      {"duo", "contour map and surface", {"contour", "surface3d"}, halves},
      {"contour_loss", "contour map and loss", {"contour", "loss"}, halves},
      {"fit",
       "contour map, the rows of data with the model fitted to them, and loss",
       {"contour", "fit", "loss"},
       trio},
      {"graph_loss", "the graph of a function of one variable, and loss", {"graph", "loss"}, halves},
      {"loss", "the loss alone", {"loss"}, whole},
      {"solo", "the contour map alone", {"contour"}, whole},
      {"comparison",
       "a contour map for each optimizer, or for each start where there is one optimizer",
       {"contour"},
       nullptr,
       spread_comparison},
      {"basins", "a map of basins for each optimizer", {"basins", "basin_key"}, nullptr, spread_basins},
  };
  return kLayouts;
}

const NamedLayout* find_layout(std::string_view name) {
  for (const NamedLayout& layout : named_layouts()) {
    if (layout.name == name) return &layout;
  }
  return nullptr;
}

}  // namespace gradreel
