// The inner loops of the rasteriser. Internal to raster3d.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "draw/sample_tile.hpp"

namespace gradreel::raster3d {

inline constexpr int kSubsamples = 256;  ///< vertices are snapped to this fraction of a sample

/// A projected point. Sample (sx, sy) of the frame lies at (sx, sy) * kSubsamples.
struct Vertex {
  std::int32_t x = 0, y = 0;
  float sides[2][4] = {};  ///< upper and lower side: red, green, blue (0..255) and depth
};

/// Winds counter-clockwise if its upper side is visible (y up).
struct Triangle {
  std::uint32_t vertex[3];
  /// For each vertex, its distance in cells (0 or 1) from the grid line along a column and along a row of the
  /// mesh, if the triangle's cell has one.
  std::uint8_t column[3], row[3];
  bool on_column_line, on_row_line;
};

struct LineStyle {
  float darkness = 0;
  float cells = 0;  ///< mesh cells between neighbouring lines
  float width = 1;  ///< of a line, in pixels
};

/// The samples in columns x0 .. x0 + columns and rows y0 .. y0 + rows of the frame, in rows of tiles.
struct Samples {
  int x0 = 0, y0 = 0, columns = 0, rows = 0;
  SampleTile* tiles = nullptr;
  /// Per tile: nonzero if something was drawn there. The first triangle drawn in a tile clears it.
  std::uint8_t* drawn = nullptr;

  int tiles_across() const { return (columns + SampleTile::kColumns - 1) / SampleTile::kColumns; }
};

void fill_triangles(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                    const LineStyle& lines, const Samples& samples);

/// The version for CPUs without AVX2, with the same bits.
void fill_triangles_narrow(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                           const LineStyle& lines, const Samples& samples);

/// Averages 2 x 2 samples for each of the first `columns` x `rows` pixels of a tile; `pixels` points to the
/// first. An empty sample counts as the pixel's old colour.
void resolve_tile(const SampleTile& tile, std::uint32_t* pixels, std::ptrdiff_t stride, int columns,
                  int rows);

}  // namespace gradreel::raster3d
