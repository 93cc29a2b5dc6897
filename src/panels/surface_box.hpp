// The box around a 3D surface: panes behind it, ticks and labels in front of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/camera.hpp"
#include "film/value_scale.hpp"
#include "panels/axes.hpp"
#include "panels/tick_choice.hpp"

namespace gradreel {

/// Labels that the camera moves out of the cell fade over this distance from its border, in em.
inline constexpr double kLabelFading = 0.4;

/// The box for one pose; cheap to make. Puts labels on edges that the surface cannot cover.
class SurfaceBox {
 public:
  /// `may_leave`: the camera may move labels out of the cell; they fade at its border.
  SurfaceBox(const FilmContent& content, const ValueScale& heights, const Projection& projection,
             const Box& cell, bool may_leave);

  void paint_behind(Canvas& canvas) const;  ///< floor, two walls and their grids
  void paint_labels(Canvas& canvas) const;  ///< numbers along three outer edges

  /// Around the box: what of it may be drawn.
  Box outline() const;

  /// Around the outline and all labels, in pixels. `width_of`: that of a text in small_text().
  Box bounds(const std::function<double(const std::string&)>& width_of) const;

 private:
  using Width = std::function<double(const std::string&)>;

  struct Mark {
    double at = 0;  // -1..1 along the edge
    std::string label;
  };
  struct Marks {
    std::vector<Mark> all;
    Notation notation;  // of their labels
  };
  double tall_px() const;  // length of the vertical axis, which an orbit does not change
  static Marks marks(double low, double high, int most);
  Marks height_marks() const;
  std::vector<Mark> powers_of_ten(double apart) const;
  struct Label {
    std::string text;
    Point at;  // its middle
    Color color;
    bool is_name = false;  // of an axis
  };
  /// An edge with its ticks, as pairs of points, and their labels.
  struct Edge {
    std::vector<Point> lines;
    std::vector<Label> labels;
  };
  Edge make_edge(const std::vector<Mark>& marks, Point3 from, Point3 to, Point3 outward,
                 std::string_view name, const Width& width_of) const;
  std::vector<Edge> edges(const Width& width_of) const;
  std::vector<Label> clear_labels(const std::vector<Edge>& edges, const Width& width_of) const;
  void paint_label(Canvas& canvas, const Label& label) const;

  const FilmContent& content_;
  const ValueScale& heights_;
  const Projection& projection_;
  Box cell_;
  bool may_leave_;
  int most_marks_;          // along x and y
  double near_x_, near_y_;  // signs of the sides toward the eye
  Marks x_, y_, z_;
};

}  // namespace gradreel
