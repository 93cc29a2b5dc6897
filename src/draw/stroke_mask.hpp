// Antialiased coverage of thick lines.
#pragma once

#include <cairo.h>

#include <array>
#include <memory>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

/// The coverage of a union of thick segments. A pixel's coverage follows from its distance to the nearest
/// segment: exact for axis-aligned edges, without double blending where segments meet, and several times
/// faster than Cairo's stroker on the many short segments of a trail. Untouched tiles cost nothing.
class StrokeMask {
 public:
  /// Only the pixels of `area` are guaranteed to be right.
  StrokeMask(const Rect& area, double width_px);
  ~StrokeMask();
  StrokeMask(const StrokeMask&) = delete;
  StrokeMask& operator=(const StrokeMask&) = delete;

  /// Adds a segment with round or straight ends. `strength` (0..1) scales its coverage. Both points must lie
  /// within a few thousand pixels of `area`.
  void add(Point a, Point b, bool cut_at_a = false, bool cut_at_b = false, double strength = 1);

  /// Paints the current source of `cairo` through the mask, within the clip.
  void paint(cairo_t* cairo);

 private:
  static constexpr int kTileWidth = 64, kTileHeight = 32;
  using Tile = std::array<float, kTileWidth * kTileHeight>;
  using Tiles = std::vector<std::unique_ptr<Tile>>;
  struct Segment;

  void add_row(const Segment& segment, int y, int x_begin, int x_end);
  float* tile_row(int x, int y);
  static Tiles& spare_tiles();
  static std::unique_ptr<Tile> clear_tile();

  Rect area_;
  double half_width_;
  int tiles_x_;
  std::vector<int> tile_at_;  // index into tiles_, or -1
  Tiles tiles_;
};

}  // namespace gradreel
