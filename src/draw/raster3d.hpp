// A z-buffered, antialiased rasteriser of a height field, and the depth that lines are tested against.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/image.hpp"
#include "draw/camera.hpp"
#include "draw/sample_tile.hpp"

namespace gradreel {

/// Thin darker lines along rows and columns of the mesh, which help to read its shape. Of constant width on
/// the screen, antialiased; they fade where foreshortening crowds them.
struct GridLines {
  int cells = 10;          ///< lines cut the surface into cells x cells, at the nearest rows; 0: none
  double darkness = 0.22;  ///< share of light that they take, 0..1
  double width_px = 1;     ///< > 0
};

/// A mesh of columns x rows points, row by row, over a regular grid: point (i, j) lies at
/// (-1 + 2 i / (columns - 1), -1 + 2 j / (rows - 1)). Each cell is two triangles, cut along the diagonal
/// whose ends differ less in height. Points with non-finite z are not drawn, nor are their triangles.
struct Mesh {
  int columns = 0, rows = 0;
  std::vector<Point3> points;   ///< in the camera's box
  std::vector<Color> colors;    ///< per point, before shading; alpha is ignored
  std::vector<Point3> normals;  ///< per point, unit length, pointing up
  GridLines lines;

  /// The diagonal of cell (i, j): true from point (i, j) to (i + 1, j + 1), else from (i + 1, j) to (i, j +
  /// 1). Avoids a non-finite corner, so that a cell with one of these keeps its other triangle.
  bool cut_from_origin(int i, int j) const;

  /// Height of the drawn triangle at (x, y); NaN outside of [-1, 1]^2 (1e-9 is forgiven) or where there is
  /// no triangle.
  double height_at(double x, double y) const;
};

struct Lighting {
  /// Unit length, z > 0; in a frame with x to the viewer's right, y away from the viewer (both level) and z
  /// up: the light turns with the camera's azimuth, so that an orbit has no dark side. Seen from below, the
  /// surface is lit by the light's mirror image under it.
  Point3 toward_light = {-0.45, -0.35, 0.8215838362577491};
  double ambient = 0.45;       ///< share of light without direction, 0..1
  bool follows_camera = true;  ///< false: `toward_light` is in the box's frame
};

/// Colours and depths of the samples of one rectangle of the frame, 2 x 2 a pixel. Worth keeping from frame
/// to frame: only what is drawn on is cleared.
class DepthBuffer {
 public:
  static constexpr float kNothing = SampleTile::kNothing;

  DepthBuffer() = default;
  explicit DepthBuffer(const Rect& area);

  const Rect& area() const { return area_; }

  /// Depth of the surface at a place in frame pixels: 1e30 where there is none or outside the area. Bilinear
  /// in depth where all four samples around are covered, else that of the nearest.
  double depth_at(Point px) const;

  /// Whether a point on (or above, or behind) the drawn surface, projected to `px` and `depth`, can be seen.
  /// A point counts as hidden only if it is behind all four samples around it, by more than a bias: a line
  /// that lies on the mesh never breaks up, however steep its ground, and one that goes behind a ridge ends
  /// at most half a pixel inside of the ridge's outline. Outside the area everything is visible.
  bool visible(Point px, double depth) const;

  /// Composites the surface over what is in the area of `target`, whose pixels are those that a larger area
  /// would have there. Throws std::logic_error if the area reaches out of the target.
  void paint(Image& target) const;

 private:
  friend class Rasterizer;
  struct Corners {
    float depth[4] = {kNothing, kNothing, kNothing, kNothing};  // rows from the top
    double fx = 0, fy = 0;                                      // place among them, 0..1
  };
  Corners corners(Point px) const;
  float sample(int column, int row) const;  // its depth

  Rect area_;
  int samples_x_ = 0, samples_y_ = 0, tiles_x_ = 0;
  std::vector<SampleTile> tiles_;
  std::vector<std::uint8_t> drawn_;  // by tile: whether it holds anything of the surface drawn last
};

/// Draws meshes; keeps its scratch memory between calls, so one per thread.
class Rasterizer {
 public:
  Rasterizer();
  ~Rasterizer();
  Rasterizer(Rasterizer&&) noexcept;
  Rasterizer& operator=(Rasterizer&&) noexcept;

  /// Replaces what is in `depth` by the mesh. Throws std::logic_error if the mesh's sizes do not agree.
  void draw(const Mesh& mesh, const Projection& projection, const Lighting& light, DepthBuffer& depth);

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace gradreel
