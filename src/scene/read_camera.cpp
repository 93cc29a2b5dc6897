#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

/// What a keyframe leaves out stays as it was.
void read_camera_keys(MapReader& camera, Scene& out) {
  const auto* list = camera.list("keyframes", 1, kMaxKeys, "keyframes");
  if (!list) return;
  const CameraPose& pose = out.view.camera;
  CameraKey value = {pose.azimuth_deg, pose.elevation_deg, pose.zoom};
  for (const Value& item : *list) {
    MapReader map(item, "keyframe of the camera", "", camera.notes());
    const TimeSpec time = read_time(map, item, out.epochs);
    value.azimuth_deg = map.number("azimuth", {.low = -3600, .high = 3600}).value_or(value.azimuth_deg);
    value.elevation_deg = map.number("elevation", {.low = -90, .high = 90}).value_or(value.elevation_deg);
    value.zoom = map.number("zoom", {.low = 0.1, .high = 10}).value_or(value.zoom);
    out.camera_keys.push_back({time, value, read_easing(map, Easing::smooth)});
    map.finish();
  }
}

/// By its label or by its name; the first of several.
void read_follow(MapReader& camera, Scene& out) {
  std::vector<std::string_view> known;
  for (const OptimizerChoice& choice : out.optimizers) {
    known.push_back(choice.label);
    known.push_back(choice.entry->name);
  }
  if (known.empty()) {
    camera.find("follow");  // the optimizers are wrong: that is said already
  } else if (const auto i = camera.choice("follow", known)) {
    out.follow = *i / 2;
  }
}

/// `kept`: what a keyframe leaves out.
ZoomKeySpec read_zoom_key(const Value& item, const Domain& kept, int epochs, Notes& notes) {
  MapReader map(item, "keyframe of the zoom", "", notes);
  ZoomKeySpec key;
  key.time = read_time(map, item, epochs);
  key.value = kept;
  read_interval(map, "x", key.value.x_min, key.value.x_max);
  read_interval(map, "y", key.value.y_min, key.value.y_max);
  key.way = read_easing(map, Easing::smooth);
  map.finish();
  return key;
}

}  // namespace

void read_camera_path(MapReader& camera, Scene& out) {
  read_camera_keys(camera, out);
  read_follow(camera, out);
}

void read_zoom(MapReader& view, Scene& out) {
  const auto* list = view.list("zoom", 1, kMaxKeys, "keyframes");
  if (!list) return;
  Domain domain = out.view.domain;
  for (const Value& item : *list) {
    out.zoom_keys.push_back(read_zoom_key(item, domain, out.epochs, view.notes()));
    domain = out.zoom_keys.back().value;
  }
}

}  // namespace gradreel
