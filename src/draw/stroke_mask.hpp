// The pixels that a line covers.
#pragma once

#include <cairo.h>

#include <array>
#include <deque>
#include <vector>

#include "core/geometry.hpp"

namespace gradreel {

/// Coverage of the union of thick segments, each pixel's taken from its distance to the nearest one: exact
/// for straight edges along the axes, without double blending where segments meet, and several times faster
/// than Cairo's stroker on the many short segments of a trail. Only the tiles that are touched cost anything.
class StrokeMask {
 public:
  /// Only what lies within `area` need be right.
  StrokeMask(const Rect& area, double width_px);

  /// A segment with round ends, or with ends cut straight; its coverage times `strength`, 0..1. Both points
  /// within a few thousand pixels of `area`.
  void add(Point a, Point b, bool cut_at_a = false, bool cut_at_b = false, double strength = 1);

  /// Lays the current source of `cairo` on the covered pixels, within its clip.
  void paint(cairo_t* cairo);

 private:
  static constexpr int kTileWidth = 64, kTileHeight = 32;
  using Tile = std::array<float, kTileWidth * kTileHeight>;
  struct Segment;

  void add_row(const Segment& segment, int y, int x_begin, int x_end);
  float* tile_row(int x, int y);

  Rect area_;
  double half_width_;
  int tiles_x_;
  std::vector<int> tile_at_;  // index into tiles_, or -1
  std::deque<Tile> tiles_;
};

}  // namespace gradreel
