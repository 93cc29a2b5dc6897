// What `gradreel check --theme-report` says.
#pragma once

#include <span>
#include <string>

#include "scene/scene.hpp"

namespace gradreel {

/// Every measure of the scenes' themes, each theme once: what is found and what is enough, for lines of
/// `columns`.
std::string theme_report(std::span<const Scene> scenes, int columns);

}  // namespace gradreel
