#include "draw/camera.hpp"

#include "core/num.hpp"

namespace gradreel {
namespace {

constexpr double kEyeDistance = 11.0 / 3;  // in radii of the bounding sphere
constexpr double kCornerRadius = 1.41421356237309504880;

/// The part of the screen that the turning box sweeps, in units of x / w and y / w (or x and y), y up.
struct Extent {
  double half_width = 0, bottom = 0, top = 0;
};

Extent orthographic_extent(double sine, double cosine, double h) {
  const double half = h * cosine + kCornerRadius * std::fabs(sine);
  return {kCornerRadius, -half, half};
}

/// A corner at the angle t of its circle has x = R cos t and lies s = R sin t towards the eye. x / w with
/// w = a - b sin t peaks at R / sqrt(a^2 - b^2); y / w is monotonous in s.
Extent perspective_extent(double sine, double cosine, double h, double distance) {
  const double a = distance - h * std::fabs(sine), b = kCornerRadius * cosine;
  Extent extent{kCornerRadius / std::sqrt(a * a - b * b), 0, 0};
  for (const double z : {-h, h}) {
    for (const double s : {-kCornerRadius, kCornerRadius}) {
      const double y = (z * cosine - s * sine) / (distance - z * sine - s * cosine);
      extent.bottom = std::min(extent.bottom, y);
      extent.top = std::max(extent.top, y);
    }
  }
  return extent;
}

struct Angles {
  double sine = 0, cosine = 1;  // the cosine is not negative
};

Angles elevation_of(const CameraPose& pose) {
  const double elevation = pose.elevation_deg * (kPi / 180);
  return {num::sin(elevation), std::max(num::cos(elevation), 0.0)};
}

double eye_distance(double half_height) { return kEyeDistance * std::sqrt(2 + half_height * half_height); }

Framing around_turn(const CameraPose& pose, const Box& viewport, double half_height) {
  const auto [sine, cosine] = elevation_of(pose);
  const Extent extent = pose.perspective
                            ? perspective_extent(sine, cosine, half_height, eye_distance(half_height))
                            : orthographic_extent(sine, cosine, half_height);
  const double scale =
      std::min(viewport.width / (2 * extent.half_width), viewport.height / (extent.top - extent.bottom));
  const Point middle = viewport.center();
  return {middle + Point{0, scale * (extent.top + extent.bottom) / 2}, middle, scale, scale};
}

}  // namespace

Projection::Projection(const CameraPose& pose, const Box& viewport, double half_height)
    : Projection(pose, around_turn(pose, viewport, half_height), half_height) {}

Projection::Projection(const CameraPose& pose, const Framing& framing, double half_height)
    : scale_x_(pose.zoom * framing.scale_x),
      scale_y_(pose.zoom * framing.scale_y),
      perspective_(pose.perspective),
      center_(framing.fixed + pose.zoom * (framing.center - framing.fixed)) {
  const double azimuth = pose.azimuth_deg * (kPi / 180);
  const double sa = num::sin(azimuth), ca = num::cos(azimuth);
  const auto [se, ce] = elevation_of(pose);
  const Point3 rows[3] = {{-sa, ca, 0}, {-se * ca, -se * sa, ce}, {ce * ca, ce * sa, se}};
  for (int r = 0; r < 3; ++r) {
    m_[r][0] = rows[r].x;
    m_[r][1] = rows[r].y;
    m_[r][2] = rows[r].z;
  }
  distance_ = eye_distance(half_height);
  nearest_w_ = 0.05 * distance_;
  const double reach = half_height * std::fabs(se) + kCornerRadius * ce;  // of the box towards the eye
  if (perspective_) {
    const double near = 1 / (distance_ - reach), far = 1 / (distance_ + reach);
    depth_offset_ = near / (near - far);
    depth_scale_ = -1 / (near - far);
  } else {
    depth_offset_ = 0.5;
    depth_scale_ = -0.5 / reach;
  }
}

Projection::Projected Projection::project(Point3 p) const {
  double v[3];
  for (int r = 0; r < 3; ++r) v[r] = m_[r][0] * p.x + m_[r][1] * p.y + m_[r][2] * p.z;
  if (!perspective_) {
    return {{center_.x + scale_x_ * v[0], center_.y - scale_y_ * v[1]}, depth_offset_ + depth_scale_ * v[2]};
  }
  const double inverse_w = 1 / std::max(distance_ - v[2], nearest_w_);
  return {{center_.x + scale_x_ * inverse_w * v[0], center_.y - scale_y_ * inverse_w * v[1]},
          depth_offset_ + depth_scale_ * inverse_w};
}

Point3 Projection::toward_eye_from(Point3 p) const {
  const Point3 axis = toward_eye();
  if (!perspective_) return axis;
  const Point3 d = {distance_ * axis.x - p.x, distance_ * axis.y - p.y, distance_ * axis.z - p.z};
  const double scale = 1 / std::sqrt(d.x * d.x + d.y * d.y + d.z * d.z);
  return {scale * d.x, scale * d.y, scale * d.z};
}

}  // namespace gradreel
