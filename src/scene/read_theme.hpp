// Themes: files of configs/themes/, files beside a scene, and those that a scene writes out itself.
#pragma once

#include "scene/configs.hpp"
#include "scene/reader.hpp"

namespace gradreel {

const Section& theme_section();      ///< a theme's file
const Section& own_theme_section();  ///< a mapping as the value of a scene's `theme`

/// The scene's key.
Key theme_key();

/// What `own` states, and below it what the tree of `base` states; of fewer trails than `base` has, the
/// others are those of `base`. Without `extends`.
Value extended_theme(const Value& own, const Value& base);

/// A theme's file. `base`: what it extends, or null. Not `is_whole`: what it extends is not there, so that
/// keys may be missing, about which nothing is said.
NamedTheme read_theme(const std::string& name, const Value& root, const NamedTheme* base, bool is_whole,
                      Notes& notes);

/// The `theme` of a scene: a name, a file in the scene's folder, or a mapping.
void read_theme_choice(MapReader& scene, const Configs& configs, Scene& out);

}  // namespace gradreel
