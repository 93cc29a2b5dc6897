#include "film/descent_look.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kShapes = kMarkers;

/// Between the markers of one colour: circle and star, square and plus, triangle and cross. It has no factor
/// in common with kShapes, so each colour meets every marker before one comes again.
constexpr std::size_t kStride = 5;

DescentLook look_of_index(std::size_t index, std::size_t colors) {
  const std::size_t color = index % colors;
  return {color, static_cast<Marker>((color + kStride * (index / colors)) % kShapes)};
}

std::size_t rounds(std::size_t count, std::size_t most) { return (count + most - 1) / most; }

}  // namespace

DescentLook look_of(std::size_t series, std::size_t start, const DescentCounts& n) {
  if (n.series == 1) return look_of_index(start, n.colors);
  if (n.starts == 1) return look_of_index(series, n.colors);
  // Series that share a colour take turns with the markers of the starts, and starts that share a marker
  // with the colours of the series, as long as there are enough of them.
  if (n.starts <= kShapes && n.starts * rounds(n.series, n.colors) <= kShapes) {
    return {series % n.colors, static_cast<Marker>((start + n.starts * (series / n.colors)) % kShapes)};
  }
  if (n.series <= n.colors && n.series * rounds(n.starts, kShapes) <= n.colors) {
    return {(series + n.series * (start / kShapes)) % n.colors, static_cast<Marker>(start % kShapes)};
  }
  return look_of_index(series * n.starts + start, n.colors);
}

}  // namespace gradreel
