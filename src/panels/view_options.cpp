#include "panels/view_options.hpp"

#include <algorithm>

#include "draw/colormap.hpp"

namespace gradreel {

namespace {

const std::vector<std::string_view>& spacings() {
  static const std::vector<std::string_view> names = {"auto", "linear", "log"};
  return names;
}

const std::vector<std::string_view>& heights() {
  static const std::vector<std::string_view> names = {"auto", "linear", "log", "clip"};
  return names;
}

std::vector<std::string_view> theme_or_colormap() {
  std::vector<std::string_view> names = colormap_names();
  names.insert(names.begin(), "theme");
  return names;
}

/// The choice as the enumeration that is in the same order.
template <class T>
void set_if_stated(const ParamValues& options, std::string_view name,
                   const std::vector<std::string_view>& choices, T& out) {
  if (!options.is_stated(name)) return;
  out = static_cast<T>(std::find(choices.begin(), choices.end(), options.text(name)) - choices.begin());
}

void set_if_stated(const ParamValues& options, std::string_view name, double& out) {
  if (options.is_stated(name)) out = options.number(name);
}

void set_colors(const ParamValues& options, View& view) {
  set_if_stated(options, "level_spacing", spacings(), view.level_spacing);
  if (!options.is_stated("colormap")) return;
  const std::string& name = options.text("colormap");
  view.colormap = name == "theme" ? "" : name;
}

}  // namespace

std::vector<Param> map_options() {
  const View plain;
  return {{.name = "levels",
           .fallback = static_cast<double>(plain.levels),
           .doc = "filled bands; if not stated, view.levels",
           .range = {.low = 2, .high = 100, .whole = true}},
          {.name = "level_spacing",
           .fallback = std::string("auto"),
           .doc = "of the bands; if not stated, view.level_spacing",
           .choices = spacings()},
          {.name = "colormap",
           .fallback = std::string("theme"),
           .doc = "colours of the bands; if not stated, view.colormap",
           .choices = theme_or_colormap()}};
}

void adapt_map(const ParamValues& options, FilmContent& content) {
  View& view = content.view;
  if (options.is_stated("levels")) view.levels = static_cast<int>(options.number("levels"));
  set_colors(options, view);
}

std::vector<Param> surface_options() {
  const CameraPose pose;
  std::vector<Param> all = {
      {.name = "azimuth",
       .fallback = pose.azimuth_deg,
       .doc = "degrees counter-clockwise from +x, seen from above; if not stated, view.camera's",
       .range = {.low = -360, .high = 360}},
      {.name = "elevation",
       .fallback = pose.elevation_deg,
       .doc = "degrees above the horizon; if not stated, view.camera's",
       .range = {.low = -90, .high = 90}},
      {.name = "zoom",
       .fallback = pose.zoom,
       .doc = "magnification; if not stated, view.camera's",
       .range = {.low = 0.1, .high = 10}},
      {.name = "orbit",
       .fallback = 0.0,
       .doc = "degrees per second; if not stated, view.camera's",
       .range = {.low = -360, .high = 360}},
      {.name = "height",
       .fallback = std::string("auto"),
       .doc = "scale of the heights; if not stated, view.height",
       .choices = heights()}};
  const std::vector<Param> map = map_options();
  all.insert(all.end(), map.begin() + 1, map.end());  // its colours have no bands
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
  set_if_stated(options, "height", heights(), view.height);
  set_colors(options, view);
}

}  // namespace gradreel
