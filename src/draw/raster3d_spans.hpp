// The inner loops of the rasteriser. Internal to raster3d.
#pragma once

#include <cstdint>
#include <span>

namespace gradreel::raster3d {

inline constexpr int kSubsamples = 256;  ///< vertices are snapped to this fraction of a sample
inline constexpr int kLaneCount = 8;     ///< rows of samples are padded by so many

/// A projected point. Sample (sx, sy) of the frame lies at (sx, sy) * kSubsamples.
struct Vertex {
  std::int32_t x = 0, y = 0;
  float depth = 0;
  float top[3] = {}, bottom[3] = {};  ///< colour, 0..255, of either side
};

/// Winds counter-clockwise when its upper side is seen (y up).
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
};

/// Samples of columns x0 .. x0 + columns and rows y0 .. y0 + rows of the frame.
struct Samples {
  int x0 = 0, y0 = 0, columns = 0, rows = 0;
  int stride = 0;  ///< of a row; >= columns + kLaneCount
  float* depth = nullptr;
  std::uint32_t* color = nullptr;  ///< 0xFFRRGGBB, written where the depth is
  int* extents = nullptr;          ///< per row: begin and end of what was drawn, kept up to date
};

void fill_triangles(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                    const LineStyle& lines, const Samples& samples);

/// The same, to the bit, as any CPU can do it: what fill_triangles does on those without AVX2.
void fill_triangles_narrow(std::span<const Vertex> vertices, std::span<const Triangle> triangles,
                           const LineStyle& lines, const Samples& samples);

/// Averages 2 x 2 samples for each of `count` pixels; where a sample's depth is >= `nothing`, the pixel's old
/// colour stands for it. Arguments point to two rows of samples, `stride` apart.
void resolve_row(const float* depth, const std::uint32_t* color, int stride, float nothing,
                 std::uint32_t* pixels, int count);

}  // namespace gradreel::raster3d
