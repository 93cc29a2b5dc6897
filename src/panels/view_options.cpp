#include "panels/view_options.hpp"

#include "draw/colormap.hpp"
#include "film/view_params.hpp"

namespace gradreel {

namespace {

/// What the scene states as well, with what a panel says of it.
Param with_doc(Param param, std::string_view doc) {
  param.doc = doc;
  return param;
}

Param of_view(std::string_view name, std::string_view doc) {
  return with_doc(param_named(view_params(), name), doc);
}

Param of_camera(std::string_view name, std::string_view doc) {
  return with_doc(param_named(camera_params(), name), doc);
}

std::vector<std::string_view> theme_or_colormap() {
  std::vector<std::string_view> names = colormap_names();
  names.insert(names.begin(), "theme");
  return names;
}

void set_if_stated(const ParamValues& options, std::string_view name, double& out) {
  if (options.is_stated(name)) out = options.number(name);
}

void set_colors(const ParamValues& options, View& view) {
  if (options.is_stated("level_spacing")) {
    view.level_spacing = level_spacing_of(options.text("level_spacing"));
    view.level_values.clear();  // the scene's; a panel states only one of both
  }
  if (!options.is_stated("colormap")) return;
  const std::string& name = options.text("colormap");
  view.colormap = name == "theme" ? "" : name;
}

}  // namespace

std::vector<Param> map_options() {
  return {of_view("levels", "filled bands; if not stated, view.levels"),
          of_view("level_spacing", "of the bands; if not stated, view.level_spacing"),
          {.name = "colormap",
           .fallback = std::string("theme"),
           .doc = "colours of the bands; if not stated, view.colormap",
           .choices = theme_or_colormap()}};
}

void adapt_map(const ParamValues& options, FilmContent& content) {
  View& view = content.view;
  if (options.is_stated("levels")) set_levels(options.numbers("levels"), view);
  set_colors(options, view);
}

Param plane_option() {
  return {.name = "plane",
          .fallback = 1.0,
          .doc = "of an objective of many parameters: which of the scene's planes, from 1",
          .range = {.low = 1, .high = 4, .whole = true}};
}

std::vector<Param> surface_options() {
  std::vector<Param> all = {
      of_camera("azimuth",
                "degrees counter-clockwise from +x, seen from above; if not stated, view.camera's"),
      of_camera("elevation", "degrees above the horizon; if not stated, view.camera's"),
      of_camera("zoom", "magnification; if not stated, view.camera's"),
      of_camera("orbit", "degrees per second; if not stated, view.camera's"),
      of_view("height", "scale of the heights; if not stated, view.height")};
  const std::vector<Param> map = map_options();
  all.insert(all.end(), map.begin() + 1, map.end());  // its colours have no bands
  all.push_back(plane_option());
  return all;
}

void adapt_surface(const ParamValues& options, FilmContent& content) {
  View& view = content.view;
  for (const char* name : {"azimuth", "elevation", "zoom"}) {
    if (options.is_stated(name)) content.camera.keys.clear();
  }
  set_if_stated(options, "azimuth", view.camera.azimuth_deg);
  set_if_stated(options, "elevation", view.camera.elevation_deg);
  set_if_stated(options, "zoom", view.camera.zoom);
  set_if_stated(options, "orbit", content.camera.orbit_deg_per_s);
  if (options.is_stated("height")) view.height = height_scale_of(options.text("height"));
  set_colors(options, view);
}

}  // namespace gradreel
