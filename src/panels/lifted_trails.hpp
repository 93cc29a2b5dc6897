// Trails that lie on a 3D surface, and are hidden by it where it stands in front.
#pragma once

#include <optional>
#include <vector>

#include "draw/raster3d.hpp"
#include "film/panel.hpp"

namespace gradreel {

/// The plot's box is [-1, 1] x [-1, 1] x [-h, h].
inline constexpr double kBoxHalfHeight = 0.5;

/// A place on a lifted trail in the current pose.
struct LiftedPoint {
  Point px;
  bool on_surface = false;  ///< within the domain, with a finite height
  bool hidden = false;      ///< behind the surface
  bool drawn = true;        ///< false: no line leads here from the point before
};

/// The surface rasterised for one pose, and the trails projected for it.
struct LiftedScratch : Scratch {
  CameraPose pose;
  Point aim;  ///< what is added to the picture's place, in pixels
  std::optional<Projection> projection;
  Rect area;
  Image picture;  ///< of the frame's size; transparent beside the surface
  DepthBuffer depth;
  Rasterizer rasterizer;
  std::vector<std::vector<LiftedPoint>> trails;  ///< parallel to LiftedTrails' pieces
};

class LiftedTrails {
 public:
  /// Both must outlive the trails. Thins to a quarter of a pixel as seen from above at the viewport's size.
  LiftedTrails(const FilmContent& content, const Mesh& mesh, const Box& viewport);

  /// Fills view.trails for view's projection and depth.
  void project(LiftedScratch& view) const;

  void grow(const LayerCanvases& layers, int from, int to, const LiftedScratch& view,
            std::vector<Rect>& touched) const;
  void list_moving(const Moment& moment, const LiftedScratch& view, std::vector<MovingItem>& items) const;
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, const LiftedScratch& view) const;
  void paint_moving(Canvas& canvas, const Moment& moment, const LiftedScratch& view) const;
  std::uint64_t digest(const Moment& moment) const;

 private:
  /// A point of the subdivided line, in the plot's box seen from above.
  struct Node {
    int epoch = 0;  // complete when this many epochs are
    Point at;
    bool drawn = true;
  };

  Point place(Point p) const;  // surface coordinates to the box's x and y
  Point head(std::size_t d, const Moment& moment) const;
  LiftedPoint lift(Point at, const LiftedScratch& view) const;
  std::vector<LiftedPoint> unfinished(std::size_t d, const Moment& moment, const LiftedScratch& view) const;
  void stroke(const LayerCanvases& layers, std::size_t d, std::span<const LiftedPoint> line) const;
  void subdivide(Point a, Point b, std::vector<Point>& out) const;

  const FilmContent& content_;
  const Mesh& mesh_;
  std::vector<std::vector<Node>> nodes_;  // per descent
  double width_, halo_width_, radius_;
};

}  // namespace gradreel
