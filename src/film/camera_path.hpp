// Where the camera is, and which part of the map is shown, at each moment.
#pragma once

#include <optional>
#include <vector>

#include "core/domain.hpp"
#include "draw/camera.hpp"
#include "film/easing.hpp"
#include "film/timeline.hpp"

namespace gradreel {

/// `way` is the easing of the way to it from the key before.
template <class T>
struct Keyframe {
  double tick = 0;  ///< see Moment
  T value = {};
  Easing way = Easing::smooth;
};

struct CameraKey {
  double azimuth_deg = 0, elevation_deg = 0, zoom = 1;
};

/// Moves the camera of a 3D view away from its pose.
struct CameraPath {
  std::vector<Keyframe<CameraKey>> keys;  ///< in order of time; none: as the pose says
  double orbit_deg_per_s = 0;             ///< added to the azimuth
  std::vector<Point> targets;             ///< by tick, of the surface's domain; empty: the middle of the box
  std::int64_t window = 0;                ///< over which the targets were smoothed, in ticks

  bool moves() const { return orbit_deg_per_s != 0 || keys.size() > 1 || !targets.empty(); }

  /// The pose at `moment` of a camera that would stand at `pose`, but for its target's height.
  CameraPose at(CameraPose pose, const Moment& moment) const;

  /// What the camera looks at; none: the middle of the box.
  std::optional<Point> target(const Moment& moment) const;
};

/// Which part of the domain a map shows. Zooms at a constant rate (a factor per second, but for easing),
/// about a point that stays where it is.
struct ZoomPath {
  std::vector<Keyframe<Domain>> keys;  ///< in order of time; none: the view's domain

  bool moves() const { return keys.size() > 1; }
  Domain at(const Domain& domain, const Moment& moment) const;
};

/// The same points by tick, as a camera follows them: a running mean over `window` ticks, three times, with
/// the first and last point standing before and after all. No corners are left, and nothing lags behind.
std::vector<Point> smoothed(std::vector<Point> points, std::int64_t window);

}  // namespace gradreel
