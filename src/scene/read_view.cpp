#include "scene/read_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/number_text.hpp"
#include "draw/colormap.hpp"
#include "draw/ticks.hpp"
#include "film/plot_shape.hpp"
#include "film/view_params.hpp"
#include "scene/limits.hpp"
#include "scene/read_params.hpp"
#include "scene/time_reading.hpp"

namespace gradreel {

namespace {

/// Narrower in relation to its place, neighbouring pixels would have equal coordinates in double precision.
constexpr double kNarrowest = 1e-12;
constexpr double kNarrowestAtZero = 1e-100;  // squares of distances must not vanish

constexpr int kMostElongated = 40;  // of a map with equal units: the longer side to the shorter

}  // namespace

std::vector<Key> domain_keys(std::string_view otherwise) {
  const Form interval =
      form::tuple("[min, max]", {form::number(kCoordinate), form::number(kCoordinate)}, true);
  return {{.name = "x",
           .forms = {interval},
           .doc = "from left to right; at least 10⁻¹² of its larger end and 10⁻¹⁰⁰ wide",
           .otherwise = otherwise,
           .example = "[-4, 4]"},
          {.name = "y",
           .forms = {interval},
           .doc = "from bottom to top; likewise",
           .otherwise = otherwise,
           .example = "[-4, 4]"}};
}

void read_interval(MapReader& domain, std::string_view key, double& low, double& high) {
  const auto ends = domain.interval(key);
  if (!ends) return;
  const auto [min, max] = *ends;
  const double least = std::max(kNarrowestAtZero, kNarrowest * std::max(std::abs(min), std::abs(max)));
  if (max - min < 0.999 * least) {
    domain.notes().add(*domain.find(key),
                       fmt::format("{} is too narrow: it must be at least {} wide there, so "
                                   "that the coordinates of its pixels differ",
                                   domain.name_of(key), format_number(least, 3)));
    return;
  }
  low = min;
  high = max;
}

namespace {

const Section& domain_section() {
  static const Section section = {
      .name = "view.domain",
      .doc = "the part of the plane, or of the line, that is drawn",
      .keys = domain_keys("the surface's"),
  };
  return section;
}

const Section& labels_section() {
  static const Section section = {
      .name = "view.labels",
      .doc = "what the axes of maps, graphs and 3D surfaces are called",
      .keys = {{.name = "x",
                .forms = {form::text(kMaxLabel)},
                .doc = "the first coordinate",
                .otherwise = "x",
                .example = "PC 1 (61 %)"},
               {.name = "y",
                .forms = {form::text(kMaxLabel)},
                .doc = "the second",
                .otherwise = "y",
                .example = "PC 2 (23 %)"}},
  };
  return section;
}

const Section& camera_section() {
  static const Section section = [] {
    Section s = {
        .name = "view.camera", .doc = "from where 3D surfaces are seen", .keys = keys_of(camera_params())};
    s.keys.push_back({.name = "projection",
                      .forms = {form::choice({"perspective", "orthographic"})},
                      .doc = "`perspective`: what is near is larger",
                      .fallback = CameraPose{}.perspective ? "perspective" : "orthographic"});
    s.keys = joined(std::move(s.keys), camera_path_keys());
    return s;
  }();
  return section;
}

void read_loss_limits(MapReader& map, const std::array<double, 2>& limits, View& view) {
  if (view.loss_axis == LossAxis::log && limits[0] <= 0) {
    map.notes().add(*map.find("loss_limits"),
                    fmt::format("view.loss_limits: low must be above 0 on a logarithmic axis, not {}",
                                plain_number_text(limits[0])));
    return;
  }
  view.loss_limits = limits;
}

/// The number of bands, or the values between them, which leave nothing to level_spacing.
void read_levels(MapReader& map, View& view) {
  ParamValues values(view_params());
  read_params(map, std::span(&param_named(view_params(), "levels"), 1), values);
  if (values.is_stated("levels")) set_levels(values.numbers("levels"), view);
  refuse_idle_spacing(map, values);
}

/// What has no effect without a surface, or on a graph.
void refuse_maps(MapReader& map, const Scene& scene) {
  const bool has_surface = scene.surface.objective != nullptr;
  if (!has_surface) map.refuse("domain", "view.domain is about the surface, and the scene names none");
  for (const std::string_view key :
       {"colormap", "levels", "level_spacing", "height", "aspect", "camera", "zoom"}) {
    map.refuse(key, has_surface
                        ? fmt::format("view.{} is about plots of two dimensions, and the function has one: "
                                      "the panel graph does without",
                                      key)
                        : fmt::format("view.{} is about the surface, and the scene names none", key));
  }
}

/// A map of equal units that would be too narrow to show anything.
void require_feasible_aspect(MapReader& map, const View& view) {
  if (view.aspect != MapAspect::equal) return;
  const double aspect = width_to_height(view.domain), ratio = std::max(aspect, 1 / aspect);
  if (ratio <= kMostElongated) return;
  map.notes().add(
      *map.find("aspect"),
      fmt::format("view.aspect: with equal units the map would be {} times as {} (at most {}): "
                  "use auto or fill, or change view.domain",
                  format_number(ratio, 3), aspect > 1 ? "wide as high" : "high as wide", kMostElongated));
}

void read_labels(MapReader labels, Scene& out) {
  std::array<std::string, 2>& names = out.surface.axis_names;
  if (out.space) out.space->states_label = {labels.find("x") != nullptr, labels.find("y") != nullptr};
  names[0] = labels.text("x").value_or(names[0]);
  const bool has_y = out.surface.dimension() > 1;
  if (has_y) names[1] = labels.text("y").value_or(names[1]);
  if (!has_y) labels.refuse("y", "view.labels has x alone, since the function has one dimension");
  labels.finish();
}

void read_camera(MapReader camera, Scene& out) {
  View& view = out.view;
  CameraPose& pose = view.camera;
  pose.azimuth_deg = camera.number("azimuth").value_or(pose.azimuth_deg);
  pose.elevation_deg = camera.number("elevation").value_or(pose.elevation_deg);
  pose.zoom = camera.number("zoom").value_or(pose.zoom);
  if (const auto i = camera.choice("projection")) pose.perspective = *i == 0;
  view.orbit_deg_per_s = camera.number("orbit").value_or(view.orbit_deg_per_s);
  read_camera_path(camera, out);
  camera.finish();
}

}  // namespace

const Section& view_section() {
  static const Section section = {
      .name = "view",
      .doc = "how the surface is shown",
      .keys = joined(
          joined({{.name = "domain",
                   .forms = {form::mapping(domain_section())},
                   .doc = "the part of the plane, or of the line, that is drawn",
                   .otherwise = "the surface's",
                   .example = "{x: [-5, 5], y: [-5, 5]}"},
                  {.name = "colormap",
                   .forms = {form::choice(colormap_names())},
                   .doc = "colours of the surface's values",
                   .otherwise = "the theme's"}},
                 keys_of(view_params())),
          {{.name = "loss_limits",
            .forms = {form::tuple("[low, high]", {form::number(), form::number()}, true)},
            .doc = "ends of the axis of losses, as it is labelled: for \"Loss − minimum\" above the minimum; "
                   "curves beyond them run along the ends, with marks",
            .otherwise = "those of the losses",
            .example = "[0.001, 100]"},
           {.name = "labels",
            .forms = {form::mapping(labels_section())},
            .doc = "what the axes are called",
            .otherwise = "x and y",
            .example = "{x: PC 1 (61 %)}"},
           {.name = "camera",
            .forms = {form::mapping(camera_section())},
            .doc = "from where 3D surfaces are seen",
            .example = "{azimuth: -60, orbit: 6}"},
           zoom_key()}),
  };
  return section;
}

void read_view(MapReader& scene, Scene& out) {
  if (out.surface.objective) out.view.domain = out.surface.domain;
  std::optional<MapReader> map = scene.map("view");
  if (!map) return;
  const bool is_wrong = !out.surface.objective && scene.find("surface");  // and that is said already
  if (out.surface.dimension() == 1 || (!out.surface.objective && !is_wrong)) refuse_maps(*map, out);
  View& view = out.view;
  if (std::optional<MapReader> domain = map->map("domain")) {
    if (out.space) out.space->states_domain = true;
    read_interval(*domain, "x", view.domain.x_min, view.domain.x_max);
    if (out.surface.dimension() > 1) {
      read_interval(*domain, "y", view.domain.y_min, view.domain.y_max);
    } else {
      domain->refuse("y", "view.domain has x alone, since the function has one dimension");
    }
    domain->finish();
  }
  view.colormap = map->name("colormap").value_or(view.colormap);
  read_levels(*map, view);
  if (const auto name = map->name("level_spacing")) view.level_spacing = level_spacing_of(*name);
  if (const auto name = map->name("height")) view.height = height_scale_of(*name);
  if (const auto name = map->name("loss_axis")) view.loss_axis = loss_axis_of(*name);
  if (const auto limits = map->interval("loss_limits")) read_loss_limits(*map, *limits, view);
  if (const auto name = map->name("aspect")) view.aspect = aspect_of(*name);
  require_feasible_aspect(*map, view);
  if (std::optional<MapReader> labels = map->map("labels")) read_labels(*std::move(labels), out);
  if (std::optional<MapReader> camera = map->map("camera")) read_camera(*std::move(camera), out);
  read_zoom(*map, out);
  map->finish();
}

}  // namespace gradreel
