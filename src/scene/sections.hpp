// All that YAML files may say.
#pragma once

#include <span>

#include "scene/key.hpp"

namespace gradreel {

inline constexpr std::string_view kDefaultTheme = "paper";

const Section& scene_section();  ///< a scene's file

/// Every section once, each before those that its keys lead to: of scenes, profiles, themes and sets of
/// optimizers.
std::span<const Section* const> sections();

}  // namespace gradreel
