#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "draw/colormap.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

constexpr std::array<std::string_view, 3> kSpacings = {"auto", "linear", "log"};
constexpr std::array<std::string_view, 4> kHeights = {"auto", "linear", "log", "clip"};
constexpr std::array<std::string_view, 2> kProjections = {"perspective", "orthographic"};

/// Narrower in relation to its place, neighbouring pixels would have equal coordinates.
constexpr double kNarrowest = 1e-6;

}  // namespace

void read_interval(MapReader& domain, std::string_view key, double& low, double& high) {
  const Value* value = domain.find(key);
  if (!value) return;
  const std::string name = domain.name_of(key);
  Notes& notes = domain.notes();
  if (value->kind != ValueKind::sequence || value->items.size() != 2) {
    notes.add_unexpected(*value, name, "[min, max]");
    return;
  }
  const auto min = as_number(value->items[0], "min of " + name, kCoordinate, notes);
  const auto max = as_number(value->items[1], "max of " + name, kCoordinate, notes);
  if (!min || !max) return;
  if (!(*min < *max)) {
    notes.add(*value, fmt::format("min of {} must be below max", name));
  } else if (*max - *min < kNarrowest * std::max({1.0, std::abs(*min), std::abs(*max)})) {
    notes.add(*value, fmt::format("{} is too narrow", name));
  } else {
    low = *min;
    high = *max;
  }
}

namespace {

void read_camera(MapReader camera, Scene& out) {
  View& view = out.view;
  CameraPose& pose = view.camera;
  pose.azimuth_deg = camera.number("azimuth", {.low = -360, .high = 360}).value_or(pose.azimuth_deg);
  pose.elevation_deg = camera.number("elevation", {.low = -90, .high = 90}).value_or(pose.elevation_deg);
  pose.zoom = camera.number("zoom", {.low = 0.1, .high = 10}).value_or(pose.zoom);
  if (const auto i = camera.choice("projection", kProjections)) pose.perspective = *i == 0;
  view.orbit_deg_per_s = camera.number("orbit", {.low = -360, .high = 360}).value_or(view.orbit_deg_per_s);
  read_camera_path(camera, out);
  camera.finish();
}

}  // namespace

void read_view(MapReader& scene, Scene& out) {
  if (out.surface.objective) out.view.domain = out.surface.domain;
  std::optional<MapReader> map = scene.map("view");
  if (!map) return;
  View& view = out.view;
  if (std::optional<MapReader> domain = map->map("domain")) {
    read_interval(*domain, "x", view.domain.x_min, view.domain.x_max);
    read_interval(*domain, "y", view.domain.y_min, view.domain.y_max);
    domain->finish();
  }
  view.colormap = map->name("colormap", colormap_names()).value_or(view.colormap);
  view.levels = map->whole("levels", 2, 100).value_or(view.levels);
  if (const auto i = map->choice("level_spacing", kSpacings))
    view.level_spacing = static_cast<LevelSpacing>(*i);
  if (const auto i = map->choice("height", kHeights)) view.height = static_cast<HeightScale>(*i);
  if (const auto i = map->choice("loss_axis", kSpacings)) view.loss_axis = static_cast<LossAxis>(*i);
  if (std::optional<MapReader> camera = map->map("camera")) read_camera(*std::move(camera), out);
  read_zoom(*map, out);
  map->finish();
}

}  // namespace gradreel
