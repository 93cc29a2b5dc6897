// From the unit box of a 3D plot to pixels.
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

struct Point3 {
  double x = 0, y = 0, z = 0;
  friend bool operator==(const Point3&, const Point3&) = default;
};

/// Looks at the centre of a box [-1, 1] x [-1, 1] x [-h, h] (z up, right-handed) from a direction.
struct CameraPose {
  double azimuth_deg = -60;   ///< of the eye, counter-clockwise from +x, seen from above
  double elevation_deg = 45;  ///< of the eye above the horizontal plane, -90..90
  bool perspective = true;    ///< else orthographic
  double zoom = 1;            ///< > 0; about the middle of the viewport
  friend bool operator==(const CameraPose&, const CameraPose&) = default;
};

/// A pose applied to a viewport. At zoom 1 the box just fits in the viewport: scale and offset come from all
/// that the box sweeps while it turns once about z at this elevation (its eight corners, on two circles).
/// They depend on the elevation, never on the azimuth: an orbit neither clips nor pumps, and no smaller
/// margin would do for all of it. The eye of a perspective is 11/3 radii of the box's bounding sphere away,
/// about the field of a 50 mm lens.
class Projection {
 public:
  /// `half_height`: h above, > 0. `viewport` is not empty.
  Projection(const CameraPose& pose, const Box& viewport, double half_height);

  struct Projected {
    Point px;
    /// 0 near .. 1 far for what is in the box, linear in screen space (so it may be interpolated along lines
    /// of the screen).
    double depth = 0;
  };
  /// `p` may lie outside of the box; what is as near as the eye or behind it is taken to be just in front.
  Projected project(Point3 p) const;

  /// Unit vectors in the box's frame: from the box's centre to the eye; rightwards (level) and upwards on the
  /// screen.
  Point3 toward_eye() const { return axis(2); }
  Point3 right() const { return axis(0); }
  Point3 up() const { return axis(1); }

  /// Unit vector from `p` to the eye; of an orthographic projection, toward_eye().
  Point3 toward_eye_from(Point3 p) const;

 private:
  Point3 axis(int row) const { return {m_[row][0], m_[row][1], m_[row][2]}; }

  double m_[3][3] = {};                              // rows: right, up, toward the eye
  double scale_ = 1, distance_ = 0, nearest_w_ = 0;  // w: distance from the eye along the view
  double depth_offset_ = 0, depth_scale_ = 0;  // depth = offset + scale / w, or scale * (toward the eye)
  bool perspective_ = true;
  Point center_;  // where the box's centre appears
};

}  // namespace gradreel
