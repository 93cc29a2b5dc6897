#include "film/camera_path.hpp"

#include <algorithm>

#include "core/num.hpp"

namespace gradreel {

namespace {

double mixed(double a, double b, double t) { return a == b ? a : a + t * (b - a); }

/// From `a` to `b`, positive, by equal factors in equal times.
double scaled(double a, double b, double t) {
  if (a == b || t == 0) return a;
  return t == 1 ? b : a * num::exp(t * num::log(b / a));
}

/// The value before the first key is the first's, after the last the last's.
template <class T, class Mix>
T value_at(const std::vector<Keyframe<T>>& keys, double tick, const Mix& mix) {
  const auto next = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return tick < key.tick; });
  if (next == keys.begin()) return keys.front().value;
  const Keyframe<T>& before = *(next - 1);
  if (next == keys.end()) return before.value;
  const double t = (tick - before.tick) / (next->tick - before.tick);
  return mix(before.value, next->value, eased(next->way, t));
}

Domain mixed_domain(const Domain& a, const Domain& b, double t) {
  const auto size = [](const Domain& d) { return num::sqrt((d.x_max - d.x_min) * (d.y_max - d.y_min)); };
  const double from = size(a), to = size(b);
  // Edges that run in step with the size leave one point of the plane in place.
  const double share = from == to ? t : (scaled(from, to, t) - from) / (to - from);
  return {mixed(a.x_min, b.x_min, share), mixed(a.x_max, b.x_max, share), mixed(a.y_min, b.y_min, share),
          mixed(a.y_max, b.y_max, share)};
}

/// Sums of the first i, so that a mean takes one difference.
std::vector<Point> running_mean(const std::vector<Point>& points, std::int64_t reach) {
  const auto n = static_cast<std::int64_t>(points.size());
  const auto at = [&](std::int64_t i) {
    return points[static_cast<std::size_t>(std::clamp<std::int64_t>(i, 0, n - 1))];
  };
  const double count = 2.0 * static_cast<double>(reach) + 1;
  std::vector<Point> means;
  means.reserve(points.size());
  Point sum;
  for (std::int64_t i = -reach; i <= reach; ++i) sum = sum + at(i);
  for (std::int64_t i = 0; i < n; ++i) {
    means.push_back((1 / count) * sum);
    sum = sum + (at(i + reach + 1) - at(i - reach));
  }
  return means;
}

}  // namespace

CameraPose CameraPath::at(CameraPose pose, const Moment& moment) const {
  if (!keys.empty()) {
    const CameraKey key = value_at(
        keys, static_cast<double>(moment.tick), [](const CameraKey& a, const CameraKey& b, double t) {
          return CameraKey{mixed(a.azimuth_deg, b.azimuth_deg, t), mixed(a.elevation_deg, b.elevation_deg, t),
                           scaled(a.zoom, b.zoom, t)};
        });
    pose.azimuth_deg = key.azimuth_deg;
    pose.elevation_deg = key.elevation_deg;
    pose.zoom = key.zoom;
  }
  pose.azimuth_deg += orbit_deg_per_s * moment.seconds;
  return pose;
}

std::optional<Point> CameraPath::target(const Moment& moment) const {
  if (targets.empty()) return std::nullopt;
  return targets[std::min(static_cast<std::size_t>(moment.tick), targets.size() - 1)];
}

Domain ZoomPath::at(const Domain& domain, const Moment& moment) const {
  return keys.empty() ? domain : value_at(keys, static_cast<double>(moment.tick), mixed_domain);
}

std::vector<Point> smoothed(std::vector<Point> points, std::int64_t window) {
  if (points.empty()) return points;
  for (int pass = 0; pass < 3; ++pass) points = running_mean(points, window / 2);
  return points;
}

}  // namespace gradreel
