// A z-buffered, antialiased rasteriser for height fields. Its depth buffer tells which parts of lines are
// hidden.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/image.hpp"
#include "draw/camera.hpp"
#include "draw/sample_tile.hpp"

namespace gradreel {

/// Thin darker lines along rows and columns of the mesh, which show its shape. They are antialiased, have a
/// constant width on the screen, and fade where foreshortening crowds them.
struct GridLines {
  int cells = 10;          ///< lines divide the surface into cells x cells, at the nearest rows; 0: no lines
  double darkness = 0.22;  ///< share of light they absorb, 0..1
  double width_px = 1;     ///< > 0
};

/// A mesh of columns x rows points, row by row, over a regular grid: point (i, j) lies at
/// (-1 + 2 i / (columns - 1), -1 + 2 j / (rows - 1)). Each cell is split into two triangles along the
/// diagonal whose ends differ less in height. Triangles with a non-finite z are not drawn; a mesh with a rim
/// has others in their cells.
struct Mesh {
  /// A part of a cell at the edge of a hole, counter-clockwise as seen from above.
  struct RimTriangle {
    std::uint32_t cell;  ///< the number of its first point
    std::array<std::uint32_t, 3> vertex;
  };

  int columns = 0, rows = 0;
  std::vector<Point3> points;         ///< in the camera's box; the rim's points follow the grid's
  std::vector<Color> colors;          ///< per point, before shading; alpha is ignored
  std::vector<Point3> normals;        ///< per point, unit length, pointing up
  std::vector<RimTriangle> rim = {};  ///< by cell, in rising order
  GridLines lines;

  /// The diagonal of cell (i, j): true if it runs from (i, j) to (i + 1, j + 1), false if from (i + 1, j) to
  /// (i, j + 1). It avoids a non-finite corner, so that such a cell keeps its other triangle.
  bool cut_from_origin(int i, int j) const;

  /// Whether the rim has what is drawn of cell (i, j).
  bool is_cut(int i, int j) const;

  /// Height of the drawn triangle at (x, y). NaN outside [-1, 1]^2 (within 1e-9) or where no triangle is
  /// drawn.
  double height_at(double x, double y) const;
  double height_in_cut_cell(std::uint32_t cell, double x, double y) const;
};

struct Lighting {
  /// Unit vector with z > 0, in a frame with x to the viewer's right, y away from the viewer (both level) and
  /// z up. The light turns with the camera's azimuth, so that an orbit has no dark side. From below, the
  /// surface is lit by the mirror image of the light.
  Point3 toward_light = {-0.45, -0.35, 0.8215838362577491};
  double ambient = 0.45;       ///< share of light without direction, 0..1
  bool follows_camera = true;  ///< false: `toward_light` is in the box's frame
};

/// Colours and depths of 2 x 2 samples per pixel in one rectangle of the frame. Keep it from frame to frame:
/// only tiles that are drawn on are cleared.
class DepthBuffer {
 public:
  static constexpr float kNothing = SampleTile::kNothing;

  DepthBuffer() = default;
  explicit DepthBuffer(const Rect& area);

  const Rect& area() const { return area_; }

  /// Depth of the surface at a point in frame pixels; 1e30 outside the area or where there is no surface.
  /// Bilinear if all four samples around the point are covered, otherwise that of the nearest sample.
  double depth_at(Point px) const;

  /// Whether a point projected to `px` and `depth` is visible. It is hidden only if it is behind all four
  /// samples around it by more than a bias. A line on the mesh therefore never breaks up, however steep the
  /// mesh, and a line that goes behind a ridge ends at most half a pixel inside the ridge's outline. Outside
  /// the area everything is visible.
  bool visible(Point px, double depth) const;

  /// Composites the surface onto `target`. The pixels do not depend on the size of the area. Throws
  /// std::logic_error if the area extends beyond the target.
  void paint(Image& target) const;

 private:
  friend class Rasterizer;
  struct Corners {
    float depth[4] = {kNothing, kNothing, kNothing, kNothing};  // rows from the top
    double fx = 0, fy = 0;                                      // position among them, 0..1
  };
  Corners corners(Point px) const;
  float sample(int column, int row) const;  // its depth

  Rect area_;
  int samples_x_ = 0, samples_y_ = 0, tiles_x_ = 0;
  std::vector<SampleTile> tiles_;
  std::vector<std::uint8_t> drawn_;  // by tile: whether it holds part of the surface drawn last
};

/// Draws meshes. Reuses its scratch memory between calls, so each thread needs its own.
class Rasterizer {
 public:
  Rasterizer();
  ~Rasterizer();
  Rasterizer(Rasterizer&&) noexcept;
  Rasterizer& operator=(Rasterizer&&) noexcept;

  /// Replaces the contents of `depth` by the mesh. Throws std::logic_error if the mesh's sizes are
  /// inconsistent.
  void draw(const Mesh& mesh, const Projection& projection, const Lighting& light, DepthBuffer& depth);

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace gradreel
