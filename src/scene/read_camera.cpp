#include <fmt/format.h>

#include "film/view_params.hpp"
#include "scene/runs.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kSincePlots = "seconds since the plots appeared, pauses not counted";
constexpr std::string_view kAsBefore = "as before";

/// As the camera's, but for its default.
Key camera_key(std::string_view name) {
  const Param& p = param_named(camera_params(), name);
  return {.name = p.name, .forms = {form::number(p.range, p.unit)}, .doc = p.doc, .otherwise = kAsBefore};
}

const Section& camera_keyframe_section() {
  static const Section section = {
      .name = "keyframe of the camera",
      .doc = "an item of `view.camera.keyframes`",
      .keys =
          joined(moment_keys(kSincePlots), {{.name = "azimuth",
                                             .forms = {form::number({.low = -3600, .high = 3600}, "degrees")},
                                             .doc = "as in `view.camera`; several turns are possible",
                                             .otherwise = kAsBefore,
                                             .example = "-100"},
                                            camera_key("elevation"),
                                            camera_key("zoom"),
                                            easing_key("of the way to this keyframe", Easing::smooth)}),
      .exclusive = {one_moment()},
  };
  return section;
}

const Section& zoom_keyframe_section() {
  static const Section section = {
      .name = "keyframe of the zoom",
      .doc = "an item of `view.zoom`; the shorter side is widened to the map's proportions",
      .keys = joined(joined(moment_keys(kSincePlots), domain_keys(kAsBefore)),
                     {easing_key("of the way to this keyframe", Easing::smooth)}),
      .exclusive = {one_moment()},
  };
  return section;
}

/// What a keyframe leaves out stays as it was.
void read_camera_keys(MapReader& camera, Scene& out) {
  const auto* list = camera.list("keyframes");
  if (!list) return;
  const CameraPose& pose = out.view.camera;
  CameraKey value = {pose.azimuth_deg, pose.elevation_deg, pose.zoom};
  for (const Value& item : *list) {
    MapReader map = camera.item("keyframes", item);
    const TimeSpec time = read_time(map, item, clock_epochs(out));
    value.azimuth_deg = map.number("azimuth").value_or(value.azimuth_deg);
    value.elevation_deg = map.number("elevation").value_or(value.elevation_deg);
    value.zoom = map.number("zoom").value_or(value.zoom);
    out.camera_keys.push_back({time, value, read_easing(map, Easing::smooth)});
    map.finish();
  }
}

/// By its label or by its name; the first of several.
void read_follow(MapReader& camera, Scene& out) {
  std::vector<std::string_view> known;
  std::vector<std::size_t> series;
  const auto add = [&](std::string_view name, std::size_t of) {
    known.push_back(name);
    series.push_back(of);
  };
  for (std::size_t i = 0; i < out.optimizers.size(); ++i) {
    add(out.optimizers[i].label, i);
    add(out.optimizers[i].entry->name, i);
  }
  for (std::size_t i = 0; i < out.recordings.size(); ++i) {
    if (out.recordings[i].trajectory->has_points()) add(out.recordings[i].label, out.optimizers.size() + i);
  }
  if (known.empty()) return;  // the optimizers are wrong: that is said already
  if (const auto i = camera.choice("follow", known)) out.follow = series[*i];
}

/// `kept`: what a keyframe leaves out.
ZoomKeySpec read_zoom_key(MapReader map, const Value& item, const Domain& kept, int epochs) {
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

std::vector<Key> camera_path_keys() {
  return {
      {.name = "keyframes",
       .forms = {form::list(1, kMaxKeys, "keyframes", {form::mapping(camera_keyframe_section())})},
       .doc = "where the camera is at moments, in order of time",
       .otherwise = "none",
       .example = "[{at: 0}, {at: 4, azimuth: -100, zoom: 2}]"},
      {.name = "follow",
       .forms = {form::name_of("optimizer of the scene")},
       .doc = "label or name of an optimizer, the first of several, from the first start, or the label of a "
              "recorded trajectory: a camera with a `zoom` above 1 keeps it in the middle",
       .otherwise = "none",
       .example = "adam"}};
}

Key zoom_key() {
  return {.name = "zoom",
          .forms = {form::list(1, kMaxKeys, "keyframes", {form::mapping(zoom_keyframe_section())})},
          .doc = "the part of the domain that contour maps show at moments, in order of time",
          .otherwise = "none",
          .example = "[{at: 2}, {at: 5, x: [-4, -1.6], y: [2, 4.4]}]"};
}

void read_camera_path(MapReader& camera, Scene& out) {
  read_camera_keys(camera, out);
  read_follow(camera, out);
}

void read_zoom(MapReader& view, Scene& out) {
  const auto* list = view.list("zoom");
  if (!list) return;
  Domain domain = out.view.domain;
  for (const Value& item : *list) {
    out.zoom_keys.push_back(read_zoom_key(view.item("zoom", item), item, domain, clock_epochs(out)));
    domain = out.zoom_keys.back().value;
  }
}

}  // namespace gradreel
