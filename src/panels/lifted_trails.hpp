// Trails that lie on a 3D surface and are hidden where the surface is in front of them.
#pragma once

#include <optional>
#include <vector>

#include "core/domain.hpp"
#include "draw/raster3d.hpp"
#include "film/overlay.hpp"
#include "film/plot_shape.hpp"

namespace gradreel {

/// The plot's box is [-1, 1] x [-1, 1] x [-h, h].
inline constexpr double kBoxHalfHeight = 0.5;

/// A point of a lifted trail in the current pose.
struct LiftedPoint {
  Point px;
  bool on_surface = false;  ///< within the domain, with a finite height
  bool hidden = false;      ///< behind the surface
  bool drawn = true;        ///< false: no line from the previous point
};

/// The surface rasterised for one pose, and the trails projected for it.
struct LiftedScratch : Scratch {
  CameraPose pose;
  Point aim;  ///< shift of the picture, in pixels
  std::optional<Projection> projection;
  Rect area;
  DepthBuffer depth;  ///< with the surface's picture
  Rasterizer rasterizer;
  std::vector<std::vector<LiftedPoint>> trails;  ///< parallel to LiftedTrails' pieces
};

class LiftedTrails {
 public:
  /// `content` and `mesh` must outlive the trails. Lines are thinned to a quarter of a pixel, seen from above
  /// at the viewport's size. `draws_line`: per descent, false if only its marker is drawn.
  LiftedTrails(const FilmContent& content, const Mesh& mesh, const Box& viewport,
               const std::vector<bool>& draws_line);

  /// Fills view.trails for view's projection and depth.
  void project(LiftedScratch& view) const;

  void grow(const LayerCanvases& layers, int from, int to, const LiftedScratch& view,
            std::vector<Rect>& touched) const;
  void list_moving(const Moment& moment, const LiftedScratch& view, std::vector<MovingItem>& items) const;
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, const LiftedScratch& view) const;
  void paint_moving(Canvas& canvas, const Moment& moment, const LiftedScratch& view) const;
  std::uint64_t digest(const Moment& moment) const;

  /// Where a point of the domain appears.
  Spot spot(Point at, const LiftedScratch& view) const;

  /// How many pieces a line between two points needs to lie on the surface.
  int pieces(Point a, Point b) const;

 private:
  /// A point of the subdivided line, in the plot's box seen from above.
  struct Node {
    int epoch = 0;  // the epoch that reaches it
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
  std::vector<bool> draws_line_;
  double width_, halo_width_, radius_;
};

/// The surface in one pose, as a Ground for overlays.
class LiftedGround : public Ground {
 public:
  /// All arguments must outlive it.
  LiftedGround(const FilmContent& content, const LiftedTrails& trails, const LiftedScratch& view)
      : content_(content), trails_(trails), view_(view) {}

  Spot at(Point place) const override { return trails_.spot(place, view_); }
  Domain domain() const override { return content_.view.domain; }
  Box plot() const override { return to_box(view_.area); }
  Rect area() const override { return view_.area; }
  bool has_equal_units() const override { return has_similar_sides(content_.view.domain); }
  int pieces(Point a, Point b) const override { return trails_.pieces(a, b); }

 private:
  const FilmContent& content_;
  const LiftedTrails& trails_;
  const LiftedScratch& view_;
};

}  // namespace gradreel
