// The box around a 3D surface: panes behind it, ticks and labels in front.
#pragma once

#include "draw/camera.hpp"
#include "film/value_scale.hpp"
#include "panels/axes.hpp"

namespace gradreel {

/// For one pose: cheap to make. Chooses the edges that no part of the surface can cover.
class SurfaceBox {
 public:
  SurfaceBox(const FilmContent& content, const ValueScale& heights, const Projection& projection,
             const Box& cell);

  void paint_behind(Canvas& canvas) const;  ///< floor, two walls and their grids
  void paint_labels(Canvas& canvas) const;  ///< numbers along three outer edges

 private:
  struct Mark {
    double at = 0;  // -1..1 along the edge
    std::string label;
  };
  std::vector<Mark> marks(double low, double high, int most = 6) const;
  std::vector<Mark> height_marks() const;
  void paint_label(Canvas& canvas, const std::string& text, Point at, Color color) const;
  void paint_edge(Canvas& canvas, const std::vector<Mark>& marks, Point3 from, Point3 to, Point3 outward,
                  std::string_view name) const;

  const FilmContent& content_;
  const ValueScale& heights_;
  const Projection& projection_;
  Box cell_;                // labels that a zoom moves out of it fade
  double near_x_, near_y_;  // signs of the sides toward the eye
};

}  // namespace gradreel
