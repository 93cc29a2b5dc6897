// What the sections about time share.
#pragma once

#include "scene/limits.hpp"
#include "scene/reader.hpp"

namespace gradreel {

inline constexpr std::size_t kMaxCaption = 200;  ///< code points

/// An epoch of a scene whose number of epochs is not known, and the range where it is.
Form epoch_form();
Range epoch_range(int epochs);

/// `at` and `epoch`. `since`: what `at` counts, for docs.
std::vector<Key> moment_keys(std::string_view since);
inline Exclusive one_moment() { return {.keys = {"at", "epoch"}, .required = true}; }

/// `easing`.
Key easing_key(std::string_view doc, Easing fallback);

/// Seconds above 0.
Key seconds_key(std::string_view name, std::string_view doc, Rational fallback);
Rational read_seconds(MapReader& map, std::string_view key, Rational fallback);

/// `at` in seconds, or `epoch` (0 to the scene's epochs): one of them. `item` is the mapping itself.
TimeSpec read_time(MapReader& map, const Value& item, int epochs);

/// `easing`: linear or smooth.
Easing read_easing(MapReader& map, Easing fallback);

/// The keys of read_clock(): pace, slow, pauses, fade and loop.
std::vector<Key> clock_keys();

/// pace, slow, pauses, fade, loop: of the section `timeline`.
void read_clock(MapReader& timeline, Scene& out);

/// The keys of read_camera_path() and of read_zoom().
std::vector<Key> camera_path_keys();
Key zoom_key();

/// keyframes and follow, of the section `view.camera`; after the rest of it.
void read_camera_path(MapReader& camera, Scene& out);

/// zoom, of the section `view`; after its domain.
void read_zoom(MapReader& view, Scene& out);

/// x and y of a domain, which read_interval() reads.
std::vector<Key> domain_keys(std::string_view otherwise);

/// [min, max] of a domain; left as it is where it is not stated or wrong.
void read_interval(MapReader& domain, std::string_view key, double& low, double& high);

}  // namespace gradreel
