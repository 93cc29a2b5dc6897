// Keyframes by frame, and the way of a descent that the camera follows.
#include <fmt/format.h>

#include <algorithm>

#include "scene/film_time_parts.hpp"

namespace gradreel {

namespace {

const Rational kFollowWindow = {7, 10};  // over which a followed way is smoothed

double tick_at(const TimeSpec& time, const Timeline& timeline) {
  if (!time.seconds) return static_cast<double>(timeline.tick_of(time.epoch));
  const Rational rate = timeline.frame_rate();
  return static_cast<double>(time.seconds->num * rate.num) /
         static_cast<double>(time.seconds->den * rate.den);
}

template <class Spec, class T>
void place_keys(const std::vector<Spec>& specs, const Timeline& timeline, std::vector<Keyframe<T>>& keys,
                Late& late) {
  const Rational rate = timeline.frame_rate();
  for (const Spec& spec : specs) {
    const double tick = tick_at(spec.time, timeline);
    if (!keys.empty() && tick <= keys.back().tick) {
      late.add(spec.time.where, fmt::format("keyframes must follow one another: this one is at {} s, the one "
                                            "before it at {} s",
                                            seconds_text(tick, rate), seconds_text(keys.back().tick, rate)));
    } else if (tick > static_cast<double>(timeline.ticks())) {
      late.add(spec.time.where, fmt::format("the keyframe is at {} s, but the plots are over at {} s",
                                            seconds_text(tick, rate),
                                            seconds_text(static_cast<double>(timeline.ticks()), rate)));
    } else {
      keys.push_back({tick, spec.value, spec.way});
    }
  }
}

Point head_at(const Descent& descent, const Moment& moment) {
  const std::vector<Point>& points = descent.trajectory->points;
  const auto e = static_cast<std::size_t>(descent.epoch_at(moment));
  return e + 1 < points.size() ? lerp(points[e], points[e + 1], descent.fraction_at(moment)) : points[e];
}

/// Within the domain; where the descent is nowhere it is where it was last.
std::vector<Point> way_of(const Descent& descent, const Domain& d, const Timeline& timeline) {
  std::vector<Point> way;
  for (std::int64_t tick = 0; tick < timeline.ticks(); ++tick) {
    const Point head = head_at(descent, timeline.at_tick(tick));
    if (is_finite(head)) {
      way.push_back({std::clamp(head.x, d.x_min, d.x_max), std::clamp(head.y, d.y_min, d.y_max)});
    } else {
      way.push_back(way.empty() ? Point{(d.x_min + d.x_max) / 2, (d.y_min + d.y_max) / 2} : way.back());
    }
  }
  return way;
}

}  // namespace

void plan_camera(const Scene& scene, const Timeline& timeline, const std::vector<Descent>& descents,
                 FilmTime& time, Late& late) {
  CameraPath& camera = time.camera;
  camera.orbit_deg_per_s = scene.view.orbit_deg_per_s;
  place_keys(scene.camera_keys, timeline, camera.keys, late);
  place_keys(scene.zoom_keys, timeline, time.zoom.keys, late);
  if (!scene.follow) return;
  camera.window = frames_in(kFollowWindow, timeline.frame_rate());
  for (const Descent& d : descents) {
    if (d.is_thin || d.series != *scene.follow || d.start != 0) continue;
    camera.targets = smoothed(way_of(d, scene.view.domain, timeline), camera.window);
  }
}

}  // namespace gradreel
