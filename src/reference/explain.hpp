// A scene with everything that it leaves out, and where each value comes from.
#pragma once

#include <string>
#include <vector>

#include "scene/configs.hpp"

namespace gradreel {

/// The scene as YAML, every default filled in, each value with its origin as a comment: "scene, line 3", "set
/// classic, line 5", "profile blog, line 2", "theme paper", "surface bowl", "default". The text is a scene
/// that means the same. What would be refused or would mean something else if it were stated stands in it as
/// a comment. `path` may be "-"; `set` is what --set says. Throws Error with all mistakes of the scene.
std::string explain_scene(const std::string& path, const Configs& configs,
                          const std::vector<std::string>& set = {});

}  // namespace gradreel
