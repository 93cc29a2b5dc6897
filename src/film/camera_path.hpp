// Keyframed motion: the camera's pose and the visible part of the map at each moment.
#pragma once

#include <optional>
#include <vector>

#include "core/domain.hpp"
#include "draw/camera.hpp"
#include "film/easing.hpp"
#include "film/timeline.hpp"

namespace gradreel {

/// `way` is the easing from the previous keyframe to this one.
template <class T>
struct Keyframe {
  double tick = 0;  ///< see Moment
  T value = {};
  Easing way = Easing::smooth;
};

struct CameraKey {
  double azimuth_deg = 0, elevation_deg = 0, zoom = 1;
};

/// How the camera of a 3D view moves away from its pose.
struct CameraPath {
  std::vector<Keyframe<CameraKey>> keys;  ///< in order of time; if empty, the pose applies
  double orbit_deg_per_s = 0;             ///< added to the azimuth
  std::vector<Point> targets;             ///< by tick, in the surface's domain; empty: the box's centre
  std::int64_t window = 0;                ///< smoothing window of the targets, in ticks

  bool moves() const { return orbit_deg_per_s != 0 || keys.size() > 1 || !targets.empty(); }

  /// The pose at `moment`, where `pose` is that of the camera at rest. The target's height is not included.
  CameraPose at(CameraPose pose, const Moment& moment) const;

  /// The point that the camera looks at; none means the box's centre.
  std::optional<Point> target(const Moment& moment) const;
};

/// The part of the domain that a map shows. Between keyframes it zooms about a fixed point by a constant
/// factor per second, apart from easing.
struct ZoomPath {
  std::vector<Keyframe<Domain>> keys;  ///< in order of time; if empty, the view's domain applies

  bool moves() const { return keys.size() > 1; }
  Domain at(const Domain& domain, const Moment& moment) const;
};

/// Smooths a path for a following camera: three passes of a centred moving average over `window` ticks. The
/// first and the last point are repeated beyond the ends. The result has no corners and does not lag behind.
std::vector<Point> smoothed(std::vector<Point> points, std::int64_t window);

}  // namespace gradreel
