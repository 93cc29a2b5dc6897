// The camera: projects the box of a 3D plot to pixels.
#pragma once

#include "core/geometry.hpp"

namespace gradreel {

struct Point3 {
  double x = 0, y = 0, z = 0;
  friend bool operator==(const Point3&, const Point3&) = default;
};

/// The direction from which the camera looks at the centre of the box [-1, 1] x [-1, 1] x [-h, h]
/// (right-handed, z up).
struct CameraPose {
  double azimuth_deg = -60;   ///< of the eye, counter-clockwise from +x, seen from above
  double elevation_deg = 45;  ///< of the eye above the horizontal plane, -90..90
  bool perspective = true;    ///< else orthographic
  double zoom = 1;            ///< > 0; about the centre of the viewport
  friend bool operator==(const CameraPose&, const CameraPose&) = default;
};

/// Where and how large the box appears.
struct Framing {
  Point center;  ///< of the box, on the screen, at zoom 1
  Point fixed;   ///< the point that zooming leaves in place
  /// Pixels per unit of (x, y) on the screen: of x and y themselves, or in perspective of x / w and y / w,
  /// where w is the distance from the eye. All positive.
  double scale_x = 1, scale_y = 1;
};

/// A pose applied to a framing or a viewport. At zoom 1 a viewport just contains everything that the box
/// sweeps in one turn about z at this elevation (its eight corners move on two circles). Scale and offset
/// therefore depend on the elevation but not on the azimuth, so that an orbit neither clips nor changes the
/// box's size. In perspective the eye is 11/3 radii of the box's bounding sphere away, which gives about the
/// field of view of a 50 mm lens.
class Projection {
 public:
  /// `half_height`: h above, > 0.
  Projection(const CameraPose& pose, const Framing& framing, double half_height);

  /// `viewport` is not empty.
  Projection(const CameraPose& pose, const Box& viewport, double half_height);

  struct Projected {
    Point px;
    /// 0 (near) to 1 (far) inside the box. Linear in screen space, so it may be interpolated along screen
    /// lines.
    double depth = 0;
  };
  /// `p` may lie outside the box. A point at or behind the eye is treated as just in front of it.
  Projected project(Point3 p) const;

  /// Unit vectors in the box's coordinates: from its centre to the eye, and rightwards (level) and upwards on
  /// the screen.
  Point3 toward_eye() const { return axis(2); }
  Point3 right() const { return axis(0); }
  Point3 up() const { return axis(1); }

  /// Unit vector from `p` to the eye; toward_eye() if the projection is orthographic.
  Point3 toward_eye_from(Point3 p) const;

 private:
  Point3 axis(int row) const { return {m_[row][0], m_[row][1], m_[row][2]}; }

  double m_[3][3] = {};  // rows: right, up, toward the eye
  double scale_x_ = 1, scale_y_ = 1;
  double distance_ = 0, nearest_w_ = 0;        // w: distance from the eye along the view
  double depth_offset_ = 0, depth_scale_ = 0;  // depth = offset + scale / w, or scale * (toward the eye)
  bool perspective_ = true;
  Point center_;  // of the box, on the screen
};

}  // namespace gradreel
