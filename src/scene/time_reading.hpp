// What the sections about time share.
#pragma once

#include "scene/sections.hpp"

namespace gradreel {

inline constexpr double kMaxSeconds = 3600;
inline constexpr std::size_t kMaxKeys = 64;      ///< keyframes of a list
inline constexpr std::size_t kMaxCaption = 200;  ///< code points

/// `at` in seconds, or `epoch` (0 to the scene's epochs): one of them. `item` is the mapping itself.
TimeSpec read_time(MapReader& map, const Value& item, int epochs);

/// `easing`: linear or smooth.
Easing read_easing(MapReader& map, Easing fallback);

/// Seconds above 0.
Rational read_seconds(MapReader& map, std::string_view key, Rational fallback);

/// pace, slow, pauses, fade, loop: of the section `timeline`.
void read_clock(MapReader& timeline, Scene& out);

/// keyframes and follow, of the section `view.camera`; after the rest of it.
void read_camera_path(MapReader& camera, Scene& out);

/// zoom, of the section `view`; after its domain.
void read_zoom(MapReader& view, Scene& out);

/// [min, max] of a domain; left as it is where it is not stated or wrong.
void read_interval(MapReader& domain, std::string_view key, double& low, double& high);

}  // namespace gradreel
