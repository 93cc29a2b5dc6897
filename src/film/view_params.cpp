#include "film/view_params.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gradreel {

namespace {

constexpr std::array<std::string_view, 4> kScales = {"auto", "linear", "log", "clip"};

constexpr std::array<std::string_view, 3> kAspects = {"auto", "equal", "fill"};

/// The first so many of them.
std::vector<std::string_view> scales(std::size_t count) { return {kScales.begin(), kScales.begin() + count}; }

template <class T>
T scale_of(std::string_view choice) {
  return static_cast<T>(std::find(kScales.begin(), kScales.end(), choice) - kScales.begin());
}

constexpr Range kTurn = {.low = -360, .high = 360};

}  // namespace

std::span<const Param> camera_params() {
  static const CameraPose pose;
  static const Param params[] = {
      {.name = "azimuth",
       .fallback = pose.azimuth_deg,
       .doc = "direction of the eye, counter-clockwise from +x, seen from above",
       .range = kTurn,
       .unit = "degrees"},
      {.name = "elevation",
       .fallback = pose.elevation_deg,
       .doc = "angle of the eye above the horizon",
       .range = {.low = -90, .high = 90},
       .unit = "degrees"},
      {.name = "zoom",
       .fallback = pose.zoom,
       .doc = "magnification; at 1 the surface just fits",
       .range = {.low = 0.1, .high = 10}},
      {.name = "orbit",
       .fallback = View{}.orbit_deg_per_s,
       .doc = "how fast the azimuth grows; 0: the camera stands still",
       .range = kTurn,
       .unit = "degrees per second"},
  };
  return params;
}

std::span<const Param> view_params() {
  static const View plain;
  static const Param params[] = {
      {.name = "levels",
       .fallback = Numbers{static_cast<double>(plain.levels)},
       .doc = "number of bands of the contour map, or the values between them",
       .range = {.low = 2, .high = 100, .whole = true},
       .is_count = true},
      {.name = "level_spacing",
       .fallback = std::string("auto"),
       .doc = "spacing of the bands' values; `auto`: `log` where values span several decades",
       .choices = scales(3)},
      {.name = "height",
       .fallback = std::string("auto"),
       .doc = "scale of the surface's heights; `clip`: linear, with the tallest parts cut off",
       .choices = scales(4)},
      {.name = "loss_axis",
       .fallback = std::string("auto"),
       .doc = "scale of the axis of loss curves",
       .choices = scales(3)},
      {.name = "aspect",
       .fallback = std::string("auto"),
       .doc =
           "units along the axes of maps; `equal`: circles are round; `fill`: the map fills its cell, with "
           "a note if its axes are not to scale; `auto`: `equal`, unless the shorter side became less than a "
           "ninth of the frame's height",
       .choices = {kAspects.begin(), kAspects.end()}},
  };
  return params;
}

void set_levels(const Numbers& levels, View& view) {
  const bool is_count = levels.size() == 1;
  if (is_count) view.levels = static_cast<int>(levels.front());
  view.level_values = is_count ? Numbers() : levels;
}

LevelSpacing level_spacing_of(std::string_view choice) { return scale_of<LevelSpacing>(choice); }
HeightScale height_scale_of(std::string_view choice) { return scale_of<HeightScale>(choice); }
LossAxis loss_axis_of(std::string_view choice) { return scale_of<LossAxis>(choice); }

MapAspect aspect_of(std::string_view choice) {
  return static_cast<MapAspect>(std::find(kAspects.begin(), kAspects.end(), choice) - kAspects.begin());
}

}  // namespace gradreel
